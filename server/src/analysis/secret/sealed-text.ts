/** Texts that reveal no secret although they stand for one: what takes a key to read, and hashes. */

const forms = new RegExp(
  [
    // AWS KMS: the text of a ciphertext begins with its version and the form of its header.
    String.raw`(?:kms:)?AQ[EI]CAH[A-Za-z0-9+/]{80,}={0,2}`,
    // SOPS, Jasypt, EJSON, Spring Cloud Config, Vault, Pulumi, Ansible
    String.raw`ENC\[[A-Z0-9_]+,.*\]`,
    String.raw`ENC\([A-Za-z0-9+/=_-]+\)`,
    String.raw`EJ\[\d+:[A-Za-z0-9+/=:]+\]`,
    String.raw`\{cipher\}.+`,
    String.raw`vault:v\d+:[A-Za-z0-9+/]+={0,2}`,
    String.raw`(?:secure:)?v1:[A-Za-z0-9+/]{16}:[A-Za-z0-9+/]+={0,2}`,
    String.raw`\$ANSIBLE_VAULT;.*`,
    String.raw`-----BEGIN (?:AGE ENCRYPTED FILE|PGP MESSAGE)-----.*`,
    // The hashes of crypt(5), of directories (RFC 2307), of Spring Security, and of PostgreSQL
    String.raw`\$(?:[1567y]|2[abxy]?|apr1|argon2(?:id?|d)|pbkdf2[\w-]*|scrypt)\$[\w./+=,$-]{20,}`,
    String.raw`\{(?:S?SHA(?:256|384|512)?|S?MD5|CRYPT|bcrypt|scrypt|argon2|pbkdf2)\}[\w./+=$,-]{16,}`,
    String.raw`SCRAM-SHA-256\$\d+:[\w./+=$:-]+`,
    'md5[0-9a-f]{32}',
  ]
    .map((form) => `^${form}$`)
    .join('|'),
  's',
);

/** Takes linear time. */
export function isSealed(text: string): boolean {
  return forms.test(text);
}
