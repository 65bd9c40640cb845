import { bucketObjectMismatch } from '../../../src/rules/policy/bucket-object-mismatch.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const beside = (statements: string, above = ''): string =>
  group(statements, above).replace('Resources:\n', 'Resources:\n  Archive:\n    Type: AWS::S3::Bucket\n');

const named = (statements: string): string =>
  beside(statements).replace('AWS::S3::Bucket\n', "AWS::S3::Bucket\n    Properties:\n      BucketName: !Sub 'archive-${AWS::AccountId}'\n");

const both = "['arn:aws:s3:::archive', 'arn:aws:s3:::archive/*']";

testRule(bucketObjectMismatch, {
  valid: [
    { name: 'bucket and objects', text: beside(`- { Effect: Allow, Action: ['s3:ListBucket', 's3:GetObject'], Resource: ${both} }\n`) },
    { name: 'an attribute of the template, both ways', text: beside("- { Effect: Allow, Action: ['s3:ListBucket', 's3:GetObject'], Resource: [!GetAtt Archive.Arn, !Sub '${Archive.Arn}/*'] }\n") },
    { name: 'objects by a pattern, which another rule reports', text: beside("- { Effect: Allow, Action: 's3:ListBucket', Resource: 'arn:aws:s3:::archive/*' }\n") },
    { name: 'a mismatch that another rule reports', text: beside("- { Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::archive' }\n") },
    { name: 'everything', text: beside("- { Effect: Allow, Action: 's3:PutBucketPolicy', Resource: '*' }\n") },
    { name: 'all rights on objects', text: beside(`- { Effect: Allow, Action: ['s3:PutBucketPolicy', 's3:GetObject', 's3:PutObject', 's3:DeleteObject'], Resource: ${both} }\n`) },
    { name: 'a denial beside it', text: beside("- { Effect: Allow, Action: 's3:PutBucketPolicy', Resource: 'arn:aws:s3:::archive' }\n- { Effect: Deny, Action: 's3:*', Resource: '*' }\n") },
    { name: 'a slash in the key of a tag', text: beside("- { Effect: Allow, Action: 's3:ListBucket', Resource: 'arn:aws:s3:::${aws:PrincipalTag/team}-archive' }\n") },
    { name: 'a resource that is not known', unknown: true, text: beside("- { Effect: Allow, Action: ['s3:ListBucket', 's3:GetObject'], Resource: !Ref Given }\n", parameter) },
  ],
  invalid: [
    { name: 'objects meant', text: beside("- { Effect: Allow, Action: ['s3:ListBucket', «'s3:GetObject'»], Resource: 'arn:aws:s3:::archive' }\n"), expect: ['objects'], about: ['Operators'], says: ['`s3:GetObject` is for objects'],
      fixed: beside("- { Effect: Allow, Action: ['s3:ListBucket', 's3:GetObject'], Resource: ['arn:aws:s3:::archive', 'arn:aws:s3:::archive/*'] }\n") },
    { name: 'objects meant, of a bucket with the value of a tag', text: beside("- { Effect: Allow, Action: ['s3:ListBucket', «'s3:GetObject'»], Resource: 'arn:aws:s3:::${aws:PrincipalTag/team}-archive' }\n"), expect: ['objects'],
      fixed: beside("- { Effect: Allow, Action: ['s3:ListBucket', 's3:GetObject'], Resource: ['arn:aws:s3:::${aws:PrincipalTag/team}-archive', 'arn:aws:s3:::${aws:PrincipalTag/team}-archive/*'] }\n") },
    { name: 'the bucket meant', text: beside("- { Effect: Allow, Action: [«'s3:ListBucket'», 's3:GetObject'], Resource: !Sub '${Archive.Arn}/*' }\n"), expect: ['buckets'],
      fixed: beside("- { Effect: Allow, Action: ['s3:ListBucket', 's3:GetObject'], Resource: [!Sub '${Archive.Arn}/*', !GetAtt Archive.Arn] }\n") },
    { name: 'objects meant, on a bucket of the template', text: beside("- { Effect: Allow, Action: «'s3:PutObject'», Resource: !GetAtt Archive.Arn }\n"), expect: ['objects'],
      fixed: beside("- { Effect: Allow, Action: 's3:PutObject', Resource: [!GetAtt Archive.Arn, !Sub '${Archive.Arn}/*'] }\n") },
    { name: 'objects meant, on a bucket whose name is computed', text: named("- { Effect: Allow, Action: «'s3:PutObject'», Resource: !GetAtt Archive.Arn }\n"), expect: ['objects'],
      fixed: named("- { Effect: Allow, Action: 's3:PutObject', Resource: [!GetAtt Archive.Arn, !Sub '${Archive.Arn}/*'] }\n") },
    ...([
      ['an attribute in long form', "{ 'Fn::GetAtt': [Archive, Arn] }", "[{ 'Fn::GetAtt': [Archive, Arn] }, { Fn::Sub: '${Archive.Arn}/*' }]"],
      ['an attribute as a text', "{ 'Fn::GetAtt': Archive.Arn }", null],
      ['a substitution', "!Sub 'arn:aws:s3:::${Archive}'", "[!Sub 'arn:aws:s3:::${Archive}', !Sub 'arn:aws:s3:::${Archive}/*']"],
      ['a substitution in long form', "{ 'Fn::Sub': 'arn:aws:s3:::${Archive}' }", "[{ 'Fn::Sub': 'arn:aws:s3:::${Archive}' }, { Fn::Sub: 'arn:aws:s3:::${Archive}/*' }]"],
      ['a text that is joined', "!Join ['', ['arn:aws:s3:::', !Ref Archive]]", "[!Join ['', ['arn:aws:s3:::', !Ref Archive]], !Join ['', ['arn:aws:s3:::', !Ref Archive, /*]]]"],
      ['a text that is joined with a sign', "!Join [':', ['arn:aws:s3::', !Ref Archive]]", null],
    ] as const).map(([name, resource, both]) => ({ name: `objects meant, on ${name}`, text: beside(`- { Effect: Allow, Action: «'s3:PutObject'», Resource: ${resource} }\n`), expect: ['objects'] as const,
      ...(both === null ? { declined: 'put together elsewhere' } : { fixed: beside(`- { Effect: Allow, Action: 's3:PutObject', Resource: ${both} }\n`) }) })),
    ...([
      ['an attribute in long form', "{ 'Fn::Sub': '${Archive.Arn}/in/*' }", "[{ 'Fn::Sub': '${Archive.Arn}/in/*' }, { Fn::GetAtt: [Archive, Arn] }]"],
      ['a name', "!Sub 'arn:aws:s3:::${Archive}/*'", "[!Sub 'arn:aws:s3:::${Archive}/*', !Sub 'arn:aws:s3:::${Archive}']"],
      ['an attribute that is joined', "!Join ['', [!GetAtt Archive.Arn, '/*']]", "[!Join ['', [!GetAtt Archive.Arn, '/*']], !GetAtt Archive.Arn]"],
      ['a name that is joined', "!Join ['', ['arn:aws:s3:::', !Ref Archive, '/*']]", "[!Join ['', ['arn:aws:s3:::', !Ref Archive, '/*']], !Join ['', ['arn:aws:s3:::', !Ref Archive]]]"],
      ['a text that has the slash before its end', "!Join ['', ['arn:aws:s3:::archive/', '*']]", null],
      ['a bucket whose name goes on', "'arn:aws:s3:::*/in'", null],
    ] as const).map(([name, resource, both]) => ({ name: `the bucket meant, by ${name}`, text: beside(`- { Effect: Allow, Action: [«'s3:ListBucket'», 's3:GetObject'], Resource: ${resource} }\n`), expect: ['buckets'] as const,
      ...(both === null ? { declined: 'put together elsewhere' } : { fixed: beside(`- { Effect: Allow, Action: ['s3:ListBucket', 's3:GetObject'], Resource: ${both} }\n`) }) })),
    { name: 'the policy of the bucket as a detour', text: beside(`- { Effect: Allow, Action: ['s3:GetObject', «'s3:PutBucketPolicy'»], Resource: ${both} }\n`), expect: ['detour'], says: ['`s3:PutObject`'] },
    { name: 'several actions, reported once', text: beside("- { Effect: Allow, Action: [«'s3:ListBucket'», 's3:GetBucketPolicy', 's3:GetObject'], Resource: 'arn:aws:s3:::archive/*' }\n"), expect: ['buckets'], says: ['`s3:ListBucket` and 1 other action are for buckets'],
      fixed: beside("- { Effect: Allow, Action: ['s3:ListBucket', 's3:GetBucketPolicy', 's3:GetObject'], Resource: ['arn:aws:s3:::archive/*', 'arn:aws:s3:::archive'] }\n") },
    { name: 'the bucket meant, in a list', text: beside("- Effect: Allow\n  Action: [«'s3:ListBucket'», 's3:GetObject']\n  Resource:\n  - arn:aws:s3:::archive/* # all\n  - !Join ['', ['arn:aws:s3:::', !Ref Archive, /in/*]]\n"), expect: ['buckets'],
      fixed: beside("- Effect: Allow\n  Action: ['s3:ListBucket', 's3:GetObject']\n  Resource:\n  - arn:aws:s3:::archive/* # all\n  - !Join ['', ['arn:aws:s3:::', !Ref Archive, /in/*]]\n  - arn:aws:s3:::archive\n  - !Join\n    - ''\n    - - 'arn:aws:s3:::'\n      - !Ref Archive\n") },
    { name: 'the bucket meant, for which another statement is', text: beside("- { Effect: Allow, Action: [«'s3:ListBucket'», 's3:GetObject'], Resource: 'arn:aws:s3:::archive/*' }\n- { Effect: Allow, Action: 's3:GetBucketLocation', Resource: 'arn:aws:s3:::archive' }\n"), expect: ['buckets'], declined: 'add the actions there' },
    { name: 'the bucket meant, of which the name is chosen', text: beside("- { Effect: Allow, Action: [«'s3:ListBucket'», 's3:GetObject'], Resource: !Join ['/', [!GetAtt Archive.Arn, '*']] }\n"), expect: ['buckets'], declined: 'put together elsewhere' },
    { name: 'the buckets meant, all that begin alike', text: beside("- { Effect: Allow, Action: [«'s3:ListBucket'», 's3:GetObject'], Resource: 'arn:aws:s3:::archive*/*' }\n"), expect: ['buckets'], declined: 'put together elsewhere' },
  ],
});
