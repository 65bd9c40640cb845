import { accessKey } from '../../../src/rules/root/access-key.js';
import { testRule } from '../../support/test-rule.js';

const key = (userName: string, more = ''): string => `${more}Resources:
  Key:
    Type: AWS::IAM::AccessKey
    Properties:
      UserName: ${userName}
  Orders:
    Type: AWS::SQS::Queue
`;

const user = (name: string): string => `Resources:
  Key:
    Type: AWS::IAM::AccessKey
    Properties:
      UserName: ${name}
`;

testRule(accessKey, {
  valid: [
    { name: 'a user of its own', text: key('importer') },
    { name: 'a name that contains the word', text: key('chroot-svc') },
    { name: 'a name that begins with the word', text: key('rootcause') },
    { name: 'the ARN of a user called root-reader', text: key('arn:aws:iam::111122223333:user/root-reader') },
    { name: 'a parameter without a default', unknown: true, text: key('!Ref Name', 'Parameters:\n  Name:\n    Type: String\n') },
    { name: 'a user of the template with a generated name', text: `${user('!Ref Someone')}  Someone:\n    Type: AWS::IAM::User\n` },
    { name: 'an import', unknown: true, text: key('!ImportValue user') },
  ],
  invalid: [
    { name: 'a name of which a condition decides a part', expect: ['root'], when: ['IsOld'],
      text: key("«!Join ['', [roo, !If [IsOld, t, f]]]»", "Parameters:\n  Age:\n    Type: String\nConditions:\n  IsOld: !Equals [!Ref Age, old]\n"),
      fixed: 'Parameters:\n  Age:\n    Type: String\nConditions:\n  IsOld: !Equals [!Ref Age, old]\nResources:\n  Orders:\n    Type: AWS::SQS::Queue\n' },
    { name: 'the name', text: key('«root»'), expect: ['root'], says: ['Access key `Key`'], about: ['Key'],
      fixed: `Resources:
  Orders:
    Type: AWS::SQS::Queue
`,
    },
    { name: 'the name in capitals', text: key('«Root»'), expect: ['root'],
      fixed: `Resources:
  Orders:
    Type: AWS::SQS::Queue
`,
    },
    { name: 'a placeholder for the name', text: key("«'<root_account>'»"), expect: ['root'],
      fixed: `Resources:
  Orders:
    Type: AWS::SQS::Queue
`,
    },
    { name: 'the ARN', text: key('«arn:aws:iam::111122223333:root»'), expect: ['root'],
      fixed: `Resources:
  Orders:
    Type: AWS::SQS::Queue
`,
    },
    { name: 'the ARN of the own account', text: key('«!Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:root»'), expect: ['root'],
      fixed: `Resources:
  Orders:
    Type: AWS::SQS::Queue
`,
    },
    { name: 'a joined ARN', text: key("«!Join ['', ['arn:aws:iam::', !Ref 'AWS::AccountId', ':root']]»"), expect: ['root'],
      fixed: `Resources:
  Orders:
    Type: AWS::SQS::Queue
`,
    },
    { name: 'the default of a parameter', text: key('«!Ref Name»', 'Parameters:\n  Name:\n    Type: String\n    Default: root\n'), expect: ['root'], related: ['The default of parameter `Name`.'],
      fixed: `Parameters:
  Name:
    Type: String
    Default: root
Resources:
  Orders:
    Type: AWS::SQS::Queue
`,
    },
    { name: 'a user of the template with that name', expect: ['root'],
      text: `${user('«!Ref Someone»')}  Someone:\n    Type: AWS::IAM::User\n    Properties:\n      UserName: root\n`,
      fixed: `Resources:
  Someone:
    Type: AWS::IAM::User
    Properties:
      UserName: root
`,
    },
    { name: 'the only resource of a template', text: user('«root»'), expect: ['root'], declined: 'The template would have no resources left' },
    { name: 'one branch of a condition', expect: ['root'], when: ['IsBreakGlass'],
      text: key('!If [IsBreakGlass, «root», importer]', 'Parameters:\n  Mode:\n    Type: String\nConditions:\n  IsBreakGlass: !Equals [!Ref Mode, emergency]\n'),
      declined: 'Under another condition, the key belongs to a user other than',
    },
    { name: 'a key that exists under a condition', expect: ['root'], when: ['IsBreakGlass'],
      text: `Parameters:\n  Mode:\n    Type: String\nConditions:\n  IsBreakGlass: !Equals [!Ref Mode, emergency]\n${key('«root»').replace('    Properties', '    Condition: IsBreakGlass\n    Properties')}`,
      fixed: `Parameters:
  Mode:
    Type: String
Conditions:
  IsBreakGlass: !Equals [!Ref Mode, emergency]
Resources:
  Orders:
    Type: AWS::SQS::Queue
`,
    },
  ],
});
