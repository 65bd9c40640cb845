import assert from 'node:assert/strict';
import { lint } from '../../src/engine/lint.js';
import { environmentOf } from '../../src/engine/read-source.js';
import { defaultSettings } from '../../src/engine/settings.js';
import { maxTextLength } from '../../src/syntax/limits.js';

const request = { name: 'template.yaml', text: '', settings: { ...defaultSettings, preset: 'strict' as const }, today: '2026-01-01' };
const accounts = { own: ['111122223333'], trusted: [] };

describe('environmentOf', () => {
  it('leaves open what is not given', () => assert.deepEqual(environmentOf(request, accounts), { accounts, account: null, region: null }));

  it('takes what a cloud assembly says', () => {
    const environment = { account: '444455556666', region: 'eu-west-1' };
    assert.deepEqual(environmentOf({ ...request, environment }, accounts), { accounts, ...environment });
  });

  it('prefers what is given for a pseudo parameter', () => {
    const parameters = new Map([['AWS::AccountId', '777788889999'], ['AWS::Region', 'us-east-1']]);
    assert.deepEqual(environmentOf({ ...request, parameters, environment: { account: '444455556666', region: 'eu-west-1' } }, accounts),
      { accounts, account: '777788889999', region: 'us-east-1' });
  });
});

describe('reading', () => {
  it('does not read a text that is too long, and says so', () => {
    const { kind, file, findings, problems } = lint({ ...request, text: `Resources: { User: { Type: AWS::IAM::User } }\n#${' '.repeat(maxTextLength)}` });
    assert.deepEqual({ kind, file, findings, problems }, {
      kind: 'template', file: null, findings: [],
      problems: [{ kind: 'limit', message: 'The file is longer than 10 million characters and was not read.', at: null }],
    });
  });

  it('names the files that are missing', () => {
    const text = 'Resources:\n  Child:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: ./child.yaml }\n  User:\n    Type: AWS::IAM::User\n    Properties: { Groups: [!GetAtt Child.Outputs.Group] }\n';
    assert.deepEqual(lint({ ...request, text }).missed, ['child.yaml']);
    assert.deepEqual(lint({ ...request, text, neighbour: () => 'Resources: {}\n' }).missed, []);
  });
});
