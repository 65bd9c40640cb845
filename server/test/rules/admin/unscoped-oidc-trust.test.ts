import { unscopedOidcTrust } from '../../../src/rules/admin/unscoped-oidc-trust.js';
import { parameter, trust } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const github = (condition: string): string => trust(`- Effect: Allow\n  Principal: { Federated: «'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com'» }\n  Action: sts:AssumeRoleWithWebIdentity\n${condition}`);

const silent = (condition: string): string => github(condition).replace(/[«»]/g, '');

const issuer = 'token.actions.githubusercontent.com';

const equals = (claim: string, value: string): string => `  Condition:\n    StringEquals: { '${issuer}:${claim}': '${value}' }\n`;

const like = (subject: string, beside = '  Condition:\n'): string => `${beside}    StringLike: { '${issuer}:sub': '${subject}' }\n`;

const ownProvider = (principal: string, condition: string, type = 'AWS::IAM::OIDCProvider'): string => trust(`- Effect: Allow\n  Principal: { Federated: ${principal} }\n  Action: sts:AssumeRoleWithWebIdentity\n${condition}`)
  + `  Provider:\n    Type: ${type}\n    Properties: { Url: 'https://token.actions.githubusercontent.com', ClientIdList: [sts.amazonaws.com] }\n`;

const cluster = (issuer: string, condition: string): string => trust(`- Effect: Allow\n  Principal: { Federated: !Sub 'arn:aws:iam::111122223333:oidc-provider/${issuer}' }\n  Action: sts:AssumeRoleWithWebIdentity\n${condition}`, parameter);

const ofIssuer = (address: string, condition = ''): string => github(condition).replaceAll(issuer, address);

const ofOneOwner = [
  ['api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc', 'repository'],
  ['oidc.circleci.com/org/acme', 'project'],
  ['vstoken.dev.azure.com/acme', 'pipeline'],
  ['token.actions.githubusercontent.com/acme', 'repository'],
  ['oidc.vercel.com/acme', 'project'],
] as const;

testRule(unscopedOidcTrust, {
  valid: [
    { name: 'one project of an issuer that signs for one owner', text: ofIssuer('oidc.circleci.com/org/acme', "  Condition: { StringLike: { 'oidc.circleci.com/org/acme:sub': 'org/acme/project/shop/user/*' } }\n").replace(/[«»]/g, '') },
    { name: 'one person of an enterprise', text: ofIssuer(`${issuer}/acme`, equals('actor', 'octocat')).replace(/[«»]/g, '') },
    { name: 'all values of the subject, which every token has', text: trust(`- Effect: Allow\n  Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/gitlab.com' }\n  Action: sts:AssumeRoleWithWebIdentity\n  Condition: { 'ForAllValues:StringEquals': { 'gitlab.com:sub': 'project_path:acme/shop:ref_type:branch:ref:main' } }\n`) },
    { name: 'all values of a claim that must be there', text: trust(`- Effect: Allow\n  Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/gitlab.com' }\n  Action: sts:AssumeRoleWithWebIdentity\n  Condition: { 'ForAllValues:StringEquals': { 'gitlab.com:project_path': 'acme/shop' }, 'Null': { 'gitlab.com:project_path': 'false' } }\n`) },
    { name: 'all values of a claim that STS hands on, which another rule tells', text: silent(`  Condition: { 'ForAllValues:StringEquals': { '${issuer}:repository': 'acme/shop' } }\n`) },
    { name: 'an issuer that is not known, for any subject', unknown: true, text: cluster('${Given}', '') },
    { name: 'a service account of a cluster of any region', text: cluster('oidc.eks.${AWS::Region}.amazonaws.com/id/ABCD', "  Condition: { StringLike: { 'oidc.eks.eu-west-1.amazonaws.com/id/ABCD:sub': 'system:serviceaccount:shop:orders' } }\n") },
    { name: 'a star that is no wildcard', text: silent("  Condition: { StringEquals: { 'token.actions.githubusercontent.com:sub': 'repo:shop/*' } }\n") },
    { name: 'one person in one repository', text: silent(`${equals('actor', 'octocat')}      '${issuer}:repository': acme/shop\n`.replace(": { '", ":\n      '").replace("' }\n", "'\n")) },
    { name: 'one person in the repositories of an owner', text: silent(like('repo:acme/*', equals('actor', 'octocat'))) },
    { name: 'a person who is not known', unknown: true, text: parameter + silent(equals('actor', 'octocat')).replace("'octocat'", '!Ref Given') },
    { name: 'one branch', text: silent("  Condition: { StringEquals: { 'token.actions.githubusercontent.com:sub': 'repo:shop/orders:ref:refs/heads/main' } }\n") },
    { name: 'a subject that is not known', unknown: true, text: trust("- Effect: Allow\n  Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' }\n  Action: sts:AssumeRoleWithWebIdentity\n  Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': !Ref Given } }\n", parameter) },
    { name: 'a provider of the template, for one branch', text: ownProvider('!Ref Provider', "  Condition: { StringEquals: { 'token.actions.githubusercontent.com:sub': 'repo:shop/orders:ref:refs/heads/main' } }\n") },
    { name: 'a provider of another kind, of the template', text: ownProvider('!Ref Provider', '', 'AWS::IAM::SAMLProvider') },
    { name: 'a provider that is not known', unknown: true, text: trust("- Effect: Allow\n  Principal: { Federated: !Ref Given }\n  Action: sts:AssumeRoleWithWebIdentity\n", parameter) },
    { name: 'an organisation, and one of its repositories', text: silent(like('repo:shop/*', equals('repository', 'shop/orders'))) },
    { name: 'any subject of one repository by its id', text: silent(like('*', equals('repository_id', '74012381'))) },
    { name: 'an owner, and one of its repositories', text: silent(`  Condition: { StringEquals: { '${issuer}:repository_owner': shop, '${issuer}:repository': shop/orders } }\n`) },
    { name: 'every ref, of which another claim names one, beside the owner', text: silent(like('repo:shop/orders:*', `  Condition:\n    StringEquals: { '${issuer}:repository_owner': shop, '${issuer}:ref': refs/heads/main }\n`)) },
    { name: 'every ref, of which another claim names one', text: silent(like('repo:shop/orders:*', equals('ref', 'refs/heads/main'))) },
    { name: 'two tests of the subject, of which one names a branch', text: silent(`  Condition:\n    StringLike: { '${issuer}:sub': 'repo:shop/*' }\n    StringEquals: { '${issuer}:sub': 'repo:shop/orders:ref:refs/heads/main' }\n`) },
    ...['repo:${Given}*', 'repo:shop/${Given}*', 'repo:shop/orders:${Given}*', '${Given}:*', 'system:serviceaccount:${Given}*'].map((subject) => (
      { name: `a subject of which the part before the wildcard is not known: ${subject}`, unknown: true as const, text: parameter + silent(like(subject)).replace(`'${subject}'`, `!Sub '${subject}'`) })),
    { name: 'every run of one workspace of Terraform', text: silent(like('organization:shop:project:core:workspace:orders:run_phase:*')) },
    ...['orgrepo:shop/*', 'repo:shop/or*rs'].map((subject) => ({ name: `a subject of which nothing tells how far it reaches: ${subject}`, text: silent(like(subject)) })),
    { name: 'a SAML provider, of which another rule reports', text: trust("- Effect: Allow\n  Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/corp' }\n  Action: sts:AssumeRoleWithSAML\n") },
  ],
  invalid: [
    { name: 'all values of a claim that no request carries', text: trust(`- Effect: Allow\n  Principal: { Federated: «'arn:aws:iam::111122223333:oidc-provider/gitlab.com'» }\n  Action: sts:AssumeRoleWithWebIdentity\n  Condition: { 'ForAllValues:StringEquals': { 'gitlab.com:project_path': 'acme/shop' } }\n`), expect: ['anybody'], says: ['`gitlab.com`'] },
    { name: 'a provider of the template', text: ownProvider('«!Ref Provider»', ''), expect: ['anybody'], says: ['`token.actions.githubusercontent.com`'] },
    ...ofOneOwner.map(([address, things]) => (
      { name: `any subject of ${address}`, text: ofIssuer(address, equals('aud', 'sts')), expect: ['organization'] as const, says: [`every ${things} of \`acme\``] })),
    { name: 'a star for the subject of an enterprise', text: silent(like('repo:*')).replaceAll(issuer, `${issuer}/acme`).replace("'repo:*'", "«'repo:*'»"), expect: ['organization'], says: ['`acme`'] },
    { name: 'an owner within an enterprise', text: silent(equals('repository_owner', 'shop')).replaceAll(issuer, `${issuer}/acme`).replace("'shop'", "«'shop'»"), expect: ['organization'], says: ['`shop`'] },
    ...['api.bitbucket.org/2.0/repositories/acme', 'oidc.circleci.com', 'vercel.com/acme'].map((address) => (
      { name: `an address that names no owner, ${address}`, text: ofIssuer(address, equals('aud', 'sts')), expect: ['anybody'] as const })),
    { name: 'a provider of the template by its ARN, for an organisation', text: ownProvider('!GetAtt Provider.Arn', "  Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': «'repo:shop/*'» } }\n"), expect: ['organization'] },
    { name: 'a cluster of any region, for any subject', text: cluster('oidc.eks.${AWS::Region}.amazonaws.com/id/ABCD', '').replace('!Sub', "«!Sub").replace("ABCD'", "ABCD'»"), expect: ['anybody'], says: ['`oidc.eks.${AWS::Region}.amazonaws.com/id/ABCD`'] },
    { name: 'an issuer that is not known, for every namespace', text: cluster('${Given}', "  Condition: { StringLike: { 'oidc.eks.eu-west-1.amazonaws.com/id/ABCD:sub': «'system:serviceaccount:*:orders'» } }\n"), expect: ['anybody'], says: ['`${Given}`'] },
    { name: 'a provider that CDK makes', text: ownProvider('«!Ref Provider»', '', 'Custom::AWSCDKOpenIdConnectProvider'), expect: ['anybody'] },
    { name: 'no condition', text: github(''), expect: ['anybody'], about: ['Worker'], says: ['token.actions.githubusercontent.com'] },
    { name: 'the audience alone', text: github("  Condition: { StringEquals: { 'token.actions.githubusercontent.com:aud': sts.amazonaws.com } }\n"), expect: ['anybody'] },
    { name: 'private repositories of whomever', text: github("  Condition: { StringEquals: { 'token.actions.githubusercontent.com:repository_visibility': private, 'token.actions.githubusercontent.com:runner_environment': github-hosted } }\n"), expect: ['anybody'] },
    { name: 'every ref that runs at GitHub', text: silent("  Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:shop/orders:*', 'token.actions.githubusercontent.com:runner_environment': github-hosted } }\n").replace("'repo:shop/orders:*'", "«'repo:shop/orders:*'»"), expect: ['everyRef'] },
    { name: 'an organisation', text: silent("  Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:shop/*' } }\n").replace("'repo:shop/*'", "«'repo:shop/*'»"), expect: ['organization'], says: ['`shop`'] },
    { name: 'a group of GitLab', text: silent("  Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'project_path:shop/*:ref_type:branch:ref:main' } }\n").replace("'project_path:shop/*:ref_type:branch:ref:main'", "«'project_path:shop/*:ref_type:branch:ref:main'»"), expect: ['organization'], says: ['every project of `shop`'] },
    { name: 'an organisation of Terraform', text: silent("  Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'organization:shop:project:*:workspace:*:run_phase:*' } }\n").replace("'organization:shop:project:*:workspace:*:run_phase:*'", "«'organization:shop:project:*:workspace:*:run_phase:*'»"), expect: ['organization'], says: ['every workspace of `shop`'] },
    { name: 'every ref', text: silent("  Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:shop/orders:*' } }\n").replace("'repo:shop/orders:*'", "«'repo:shop/orders:*'»"), expect: ['everyRef'], says: ['`shop/orders`'] },
    { name: 'any subject', text: silent("  Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:*' } }\n").replace("'repo:*'", "«'repo:*'»"), expect: ['anybody'] },
    ...([
      ['the beginning of an owner', 'repo:shop*', 'anybody'],
      ['the beginning of a group', 'project_path:shop*', 'anybody'],
      ['the beginning of an organisation of Terraform', 'organization:shop*', 'anybody'],
      ['the beginning of a namespace', 'system:serviceaccount:shop*', 'anybody'],
      ['every service account', 'system:serviceaccount*', 'anybody'],
      ['the beginning of the form', 'rep*', 'anybody'],
      ['every ref of a project of GitLab', 'project_path:shop/orders:*', 'everyRef'],
      ['every service account of a namespace', 'system:serviceaccount:shop:*', 'namespace'],
    ] as const).map(([name, subject, message]) => ({ name, text: silent(like(subject)).replace(`'${subject}'`, `«'${subject}'»`), expect: [message] })),
    ...([
      ['every ref of a repository that is filled in', 'repo:${Given}/${AWS::StackName}:*', 'everyRef', '`${Given}/${AWS::StackName}`'],
      ['every ref of a path that is filled in', 'repo:${Given}:*', 'everyRef', '`${Given}`'],
      ['every ref of a project that is filled in', 'project_path:${Given}:*', 'everyRef', '`${Given}`'],
      ['every repository of an owner that is filled in', 'repo:${Given}/*', 'organization', '`${Given}`'],
      ['every project of a group that is filled in', 'project_path:${Given}/*', 'organization', '`${Given}`'],
      ['every service account of a namespace that is filled in', 'system:serviceaccount:${Given}:*', 'namespace', '`${Given}`'],
      ['a branch of any repository, filled in', 'repo:*:ref:refs/heads/${Given}', 'anybody', '`token.'],
    ] as const).map(([name, subject, message, says]) => ({ name, text: parameter + silent(like(subject)).replace(`'${subject}'`, `«!Sub '${subject}'»`), expect: [message], says: [says] })),
    { name: 'one person, in whosever repository', text: silent(equals('actor', 'octocat')).replace("'octocat'", "«'octocat'»"), expect: ['person'], says: ['in which `octocat` triggers a job'] },
    { name: 'two people, on the main branch', text: silent("  Condition: { StringEquals: { 'token.actions.githubusercontent.com:actor_id': ['583231', '583232'], 'token.actions.githubusercontent.com:ref': refs/heads/main } }\n").replace("'583231'", "«'583231'»"), expect: ['person'], says: ['`583231` or `583232`'] },
    { name: 'a bot that works in any repository', text: github(equals('actor', 'dependabot[bot]')), expect: ['anybody'] },
    { name: 'a branch of any repository', text: github(equals('ref', 'refs/heads/main')), expect: ['anybody'] },
    { name: 'an environment and an audience', text: github(`  Condition: { StringEquals: { '${issuer}:aud': sts.amazonaws.com, '${issuer}:environment': production } }\n`), expect: ['anybody'] },
    { name: 'any repository', text: github(`  Condition: { StringLike: { '${issuer}:repository': '*/orders' } }\n`), expect: ['anybody'] },
    { name: 'an organisation, and a branch of it', text: silent(like('repo:shop/*', equals('ref', 'refs/heads/main'))).replace("'repo:shop/*'", "«'repo:shop/*'»"), expect: ['organization'] },
    { name: 'an organisation, and its id', text: silent(like('repo:shop/*', equals('repository_owner_id', '4711'))).replace("'repo:shop/*'", "«'repo:shop/*'»"), expect: ['organization'] },
    { name: 'any subject of one owner', text: silent(like('repo:*', equals('repository_owner', 'shop'))).replace("'shop'", "«'shop'»"), expect: ['organization'], says: ['every repository of `shop`'] },
    ...([
      ['repository_owner', 'repository'], ['namespace_path', 'project'], ['organization_slug', 'pipeline'], ['terraform_organization_name', 'workspace'],
    ] as const).map(([claim, things]) => (
      { name: `the claim ${claim} alone`, text: silent(equals(claim, 'shop')).replace("'shop'", "«'shop'»"), expect: ['organization'] as const, says: [`every ${things} of \`shop\``] })),
    { name: 'two owners', text: silent(`  Condition: { StringEquals: { '${issuer}:repository_owner': [«shop», «depot»] } }\n`).replace('[shop, depot]', '[«shop», «depot»]'), expect: ['organization', 'organization'] },
    { name: 'of two subjects the wide one', text: silent(`  Condition: { StringLike: { '${issuer}:sub': ['repo:shop/orders:ref:refs/heads/main', 'repo:shop/*'] } }\n`).replace("'repo:shop/*'", "«'repo:shop/*'»"), expect: ['organization'] },
  ],
});
