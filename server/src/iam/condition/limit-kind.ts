/** What condition keys say about the caller. */

/** The aspect of the caller that a test looks at. */
export type LimitKind =
  | 'organization'
  | 'account'
  | 'principal'
  | 'source'
  | 'network'
  | 'recipient'
  | 'mfa'
  | 'external-id'
  | 'via-service'
  | 'subject'
  | 'audience'
  | 'federation';

const kinds: ReadonlyMap<string, LimitKind> = new Map([
  ['aws:principalorgid', 'organization'],
  ['aws:principalorgpaths', 'organization'],
  ['aws:sourceorgid', 'organization'],
  ['aws:sourceorgpaths', 'organization'],
  ['aws:vpceorgid', 'organization'],
  ['aws:vpceorgpaths', 'organization'],
  ['aws:principalaccount', 'account'],
  ['aws:sourceaccount', 'account'],
  ['aws:sourceowner', 'account'],
  ['aws:vpceaccount', 'account'],
  ['s3:dataaccesspointaccount', 'account'],
  ['kms:calleraccount', 'account'],
  ['vpc-lattice-svcs:sourcevpcowneraccount', 'account'],
  ['aws:principalarn', 'principal'],
  ['aws:userid', 'principal'],
  ['aws:username', 'principal'],
  ['aws:principalservicename', 'principal'],
  ['aws:principalservicenameslist', 'principal'],
  ['aws:principalisawsservice', 'principal'],
  ['aws:sourceidentity', 'principal'],
  ['sts:rolesessionname', 'principal'],
  ['aws:sourcearn', 'source'],
  ['lambda:sourcefunctionarn', 'source'],
  ['s3:dataaccesspointarn', 'source'],
  ['ec2:sourceinstancearn', 'source'],
  ['aws:sourceip', 'network'],
  ['aws:vpcsourceip', 'network'],
  ['aws:sourcevpc', 'network'],
  ['aws:sourcevpcarn', 'network'],
  ['aws:sourcevpce', 'network'],
  ['aws:ec2instancesourcevpc', 'network'],
  ['elasticfilesystem:accessedviamounttarget', 'network'],
  ['vpc-lattice-svcs:sourcevpc', 'network'],
  ['sns:endpoint', 'recipient'],
  ['aws:multifactorauthpresent', 'mfa'],
  ['aws:multifactorauthage', 'mfa'],
  ['sts:externalid', 'external-id'],
  ['kms:viaservice', 'via-service'],
  ['aws:viaawsservice', 'via-service'],
  ['aws:calledvia', 'via-service'],
  ['aws:calledviafirst', 'via-service'],
  ['aws:calledvialast', 'via-service'],
  ['aws:federatedprovider', 'federation'],
]);

/** What a key says about the caller; null for a key that says nothing about the caller. */
export function limitKind(key: string): LimitKind | null {
  const name = key.toLowerCase();
  const known = kinds.get(name);
  if (known !== undefined) return known;
  if (name.startsWith('aws:principaltag/')) return 'principal';
  if (name.startsWith('aws:') || name.startsWith('s3:')) return null;
  if (name.endsWith(':sub')) return 'subject';
  if (name.endsWith(':aud') || name.endsWith(':amr') || name.endsWith(':oaud') || name.endsWith(':azp')) return 'audience';
  return name.startsWith('saml:') || isIssuerKey(name) ? 'federation' : null;
}

/** Keys of identity providers begin with their host. */
function isIssuerKey(name: string): boolean {
  return name.slice(0, Math.max(0, name.indexOf(':'))).includes('.');
}
