/** A file that takes longer than any real one is given up: the command says so and its exit code is that of what was not checked. */
import assert from 'node:assert/strict';
import { rootguard } from './fake-host.js';

const grants = Array.from({ length: 2000 }, (_, index) => `
              - { Effect: Allow, Action: 'iam:*e*${index}', Resource: '*' }`);
const roles = Array.from({ length: 400 }, (_, index) => `
  R${index}:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: 'sts:AssumeRole' }
      Policies:
        - PolicyName: p
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: 'iam:*', Resource: '*' }${index === 0 ? grants.join('') : ''}`);
const files = { 'a.yaml': `Resources:${roles.join('')}\n` };

const calls: readonly { readonly argv: readonly string[]; readonly inTime: number; readonly tooLong: RegExp }[] = [
  { argv: ['inspect', 'a.yaml'], inTime: 0, tooLong: /^rootguard: a\.yaml was not read\. Answering took too long and was given up\.\n$/ },
  { argv: ['can', 'a.yaml', 'R0', 'iam:CreateUser', '*'], inTime: 0, tooLong: /^rootguard: a\.yaml was not read\. Answering took too long and was given up\.\n$/ },
  { argv: ['scan', 'a.yaml'], inTime: 1, tooLong: /^$/ },
];

describe('a command whose time is over', () => {
  for (const { argv, inTime, tooLong } of calls) {
    it(`${argv[0]}: gives up`, async () => {
      const { code, stdout, stderr } = await rootguard(argv, { files, pace: 60_000 });
      assert.equal(code, 3, stderr);
      assert.match(stderr, tooLong);
      if (argv[0] === 'scan') assert.match(stdout, /limit {3}Checking took too long and was given up; some rules did not run\./);
      else assert.equal(stdout, '');
    });

    it(`${argv[0]}: ends as usual while there is time`, async () => {
      const { code, stdout, stderr } = await rootguard(argv, { files, pace: 1 });
      assert.equal(code, inTime, stderr);
      assert.notEqual(stdout, '');
    });
  }
});
