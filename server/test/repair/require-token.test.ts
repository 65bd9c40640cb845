import assert from 'node:assert/strict';
import type { Fix } from '../../src/repair/fix.js';
import { giveRole } from '../../src/repair/role/give-role.js';
import { lines } from '../edit/editing.js';
import { lintStrictly } from '../support/lint-strictly.js';
import { applied, stage } from './plans.js';

const instance = (properties: string): string => lines(`
  Parameters:
    Tokens: {Type: String}
  Conditions:
    IsOld: !Equals [!Ref Tokens, optional]
  Resources:
    Server:
      Type: AWS::EC2::Instance
      Properties:
        ImageId: ami-1
`) + properties.split('\n').filter((line) => line !== '').map((line) => `      ${line}\n`).join('');

interface Case {
  readonly name: string;
  readonly text: string;
  /** The end of the template once it has a role. */
  readonly end: string;
  readonly title: RegExp;
  /** Words of what is left to do beside giving the role its permissions. */
  readonly left: readonly string[];
}

const asks = /^Give `Server` a role and an instance profile, and require session tokens \(IMDSv2\)$/;
const asksNot = /^Give `Server` a role and an instance profile$/;

const cases: readonly Case[] = [
  {
    name: 'is required where nothing is said of it',
    text: instance(''), title: asks, left: ['Update programs on `Server`'],
    end: '      IamInstanceProfile: !Ref ServerInstanceProfile\n      MetadataOptions:\n        HttpTokens: required\n',
  },
  {
    name: 'is required beside what else is said of metadata',
    text: instance('MetadataOptions:\n  HttpEndpoint: enabled'), title: asks, left: ['Update programs on `Server`'],
    end: '      MetadataOptions:\n        HttpEndpoint: enabled\n        HttpTokens: required\n      IamInstanceProfile: !Ref ServerInstanceProfile\n',
  },
  {
    name: 'is required where it was optional, in each branch',
    text: instance('MetadataOptions:\n  HttpTokens: !If [IsOld, optional, !If [IsOld, required, optional]]'), title: asks, left: ['Update programs on `Server`'],
    end: '      MetadataOptions:\n        HttpTokens: !If [IsOld, required, required]\n      IamInstanceProfile: !Ref ServerInstanceProfile\n',
  },
  {
    name: 'is required of a host of containers, with a note on how they get it',
    text: instance('UserData: !Base64 docker run shop'), title: asks, left: ['If containers on it need metadata'],
    end: '      UserData: !Base64 docker run shop\n      IamInstanceProfile: !Ref ServerInstanceProfile\n      MetadataOptions:\n        HttpTokens: required\n',
  },
  {
    name: 'is required already',
    text: instance('MetadataOptions:\n  HttpTokens: required'), title: asksNot, left: [],
    end: '        HttpTokens: required\n      IamInstanceProfile: !Ref ServerInstanceProfile\n',
  },
  {
    name: 'may be required by a parameter',
    text: instance('MetadataOptions:\n  HttpTokens: !Ref Tokens'), title: asksNot, left: [],
    end: '        HttpTokens: !Ref Tokens\n      IamInstanceProfile: !Ref ServerInstanceProfile\n',
  },
  {
    name: 'is of no use where metadata is switched off',
    text: instance('MetadataOptions: {HttpEndpoint: disabled}'), title: asksNot, left: [],
    end: '      MetadataOptions: {HttpEndpoint: disabled}\n      IamInstanceProfile: !Ref ServerInstanceProfile\n',
  },
  {
    name: 'is left to a person where a function chooses the options',
    text: instance('MetadataOptions: !If [IsOld, {HttpEndpoint: enabled}, {HttpTokens: required}]'), title: asksNot, left: ['Set `MetadataOptions.HttpTokens` of `Server`'],
    end: '{HttpTokens: required}]\n      IamInstanceProfile: !Ref ServerInstanceProfile\n',
  },
  {
    name: 'is known to be missed by a script',
    text: instance('UserData: !Base64 curl http://169.254.169.254/latest/meta-data/instance-id'), title: asks, left: ['Scripts of `Server` read 169.254.169.254 without a session token'],
    end: '      IamInstanceProfile: !Ref ServerInstanceProfile\n      MetadataOptions:\n        HttpTokens: required\n',
  },
  {
    name: 'is fetched by a script',
    text: instance('UserData: !Base64 "curl -H X-aws-ec2-metadata-token:$TOKEN http://169.254.169.254/latest/meta-data/instance-id"'), title: asks, left: ['Update programs on `Server`'],
    end: '      IamInstanceProfile: !Ref ServerInstanceProfile\n      MetadataOptions:\n        HttpTokens: required\n',
  },
  {
    name: 'is required by the launch template that says it for the instance',
    text: `${instance('LaunchTemplate: {LaunchTemplateId: !Ref Launch, Version: 1}')}  Launch:\n    Type: AWS::EC2::LaunchTemplate\n`, title: asks, left: ['Update programs on `Launch`'],
    end: '      IamInstanceProfile: !Ref ServerInstanceProfile\n  Launch:\n    Type: AWS::EC2::LaunchTemplate\n    Properties:\n      LaunchTemplateData:\n        MetadataOptions:\n          HttpTokens: required\n',
  },
];

describe('a session token for the keys of a new role', () => {
  for (const { name, text, end, title, left } of cases) it(name, () => {
    const scene = stage(text);
    const offered = given(text, 'Server');
    const result = applied(scene, offered);
    assert(result.endsWith(end), result);
    assert.match(offered.title, title);
    const more = (offered.left ?? []).filter((sentence) => !/^(?:Give role|Deploy the stack)/.test(sentence));
    assert.equal(more.length, left.length, more.join('\n'));
    for (const [index, words] of left.entries()) assert(more[index]?.includes(words), more[index]);
    const isOpen = lintStrictly(result).findings.some(({ rule }) => rule === 'role/imds-v1');
    assert.equal(isOpen, left.some((words) => words.startsWith('Set')));
  });

  it('is added with the profile where properties are missing', () => {
    const text = 'Resources:\n  Launch:\n    Type: AWS::EC2::LaunchTemplate\n';
    assert.match(applied(stage(text), given(text, 'Launch')), new RegExp(lines(`
          Properties:
            LaunchTemplateData:
              IamInstanceProfile:
                Arn: !GetAtt LaunchInstanceProfile.Arn
              MetadataOptions:
                HttpTokens: required
    `).replace(/^/gm, '    ').trimEnd()));
  });

  it('has a separate note', () => {
    const [edit] = given(instance(''), 'Server').edits.filter(({ newText }) => newText.includes('HttpTokens'));
    assert.match(edit?.note ?? '', /Sets `MetadataOptions.HttpTokens` to `required`\./);
  });
});

function given(text: string, id: string): Fix {
  const scene = stage(text);
  const workload = scene.workloads.find(({ resource }) => resource.id === id);
  assert(workload !== undefined);
  const offered = giveRole(scene, workload);
  assert(offered.kind === 'fix', offered.kind === 'declined' ? offered.reason : '');
  return offered;
}
