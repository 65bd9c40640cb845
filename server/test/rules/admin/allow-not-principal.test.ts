import { allowNotPrincipal } from '../../../src/rules/admin/allow-not-principal.js';
import { trust } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

testRule(allowNotPrincipal, {
  valid: [
    { name: 'a named principal', text: trust("- Effect: Allow\n  Principal: { Service: ec2.amazonaws.com }\n  Action: sts:AssumeRole\n") },
    { name: 'nobody at all', text: trust('- Effect: Allow\n  Action: sts:AssumeRole\n') },
    { name: 'a guard that denies', text: trust("- Effect: Deny\n  NotPrincipal: { AWS: '111122223333' }\n  Action: sts:AssumeRole\n") },
    { name: 'an effect that is not known', unknown: true, text: trust("- Effect: !Ref Given\n  NotPrincipal: { AWS: '111122223333' }\n  Action: sts:AssumeRole\n", 'Parameters:\n  Given:\n    Type: String\n') },
  ],
  invalid: [
    { name: 'a role for everybody but one', text: trust("- Effect: Allow\n  «NotPrincipal»: { AWS: '111122223333' }\n  Action: sts:AssumeRole\n"), expect: ['everybody'], about: ['Worker'], says: ['but the one it lists'] },
  ],
});
