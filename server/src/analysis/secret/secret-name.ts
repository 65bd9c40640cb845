/** Which names say that their value is a secret, by ending in a word for one. */

/** `password`: any text under the name is one. `token`: the value could also be a name or a place, so it must look random. */
export type SecretNameKind = 'password' | 'token';

const hint = /pass|pwd|pw|secret|token|key|credential|pat|jwt|basic.?auth|psk|salt|mnemonic|phrase/i;
const passwordEnd =
  /(?:^|[^a-z])(?:pass|pw|passcode|psk|mnemonic|(?:seed|recovery) ?phrase|(?:db|user|admin|root|mysql|smtp|store|key)(?:pass|pw))$|(?:pass ?word|pass ?wd|pass ?phrase|pwd)$/;
const tokenEnd =
  /(?:^|[^a-z])(?:pat|jwt)$|(?:secrets?|token|api ?key|secret ?key(?: ?base)?|access ?key|private ?key|credentials?|basic ?auth(?: user ?info)?)$/;
/** Words that make a secret of a `key` or a `salt` after them; not `consumer`, whose key is the id of an OAuth client (RFC 5849, 1.1). */
const keyOwner =
  /(?:^| )(?:auth|authentication|authorization|signing|shared|preshared|account|storage|hmac|jwt|cipher|crypto|encryption|decryption|token|session|cookie|webhook|fernet|license|master|tls|ssl|app|application|subscription|functions|service role|kaggle|cypress record) ?key$|(?:^| )(?:auth|logged in|nonce|session|cookie|secret|security|hashids?) salt$/;
/** Words that may follow the word for a secret without changing its meaning. */
const trailing = / (?:value|string|text|plaintext|literal)$/;
/** Endings that say which of several secrets it is. */
const edition =
  /(?<=pass ?word|pass ?wd|secret|token|key|credentials?) (?:dev(?:elopment)?|test|qa|uat|stag(?:e|ing)|prod(?:uction)?|old|new|current|previous|primary|secondary)$/;
/** First words that make the name one for a switch or a setting. */
const switchStart =
  /^(?:p )?(?:err|errors?|invalid|wrong|incorrect|expired|missing|no ?pass|enabled?|disable|uses?|create|generate|require[sd]?|rotate|has|is|allows?|force|show|hide|reset|delete|update|managed?|with|without|include|exclude|validate|verify|should|ask|prompts?|save|remember|min(?:imum)?|max(?:imum)?)(?: |wd$|word$)/;
/** Words for values that cannot be read without a key, or at all. */
const illegible = /(?:^| )(?:encrypted|hashed) /;
/** Tokens that programs exchange and that open nothing. */
const harmlessToken =
  /(?:^| )(?:next|pagination|page|continuation|client|idempotency|request|action|sequence|result|task|execution|start|service|(?<!consul )http|metadata|sync|resume|upload|rebuild) tokens?$/;
/** The names that AWS's tools read, also that for an API key of Bedrock; Glue puts dashes before the names of its arguments. */
const awsCredential =
  /^(?:--)?aws[_-]?(?:access[_-]?key(?:[_-]?id)?|secret[_-]?(?:access[_-]?)?key|session[_-]?token|security[_-]?token|bearer[_-]?token[_-]?bedrock)$/i;

/**
 * Names for users, hosts, ids and the like (Secrets Manager user guide, "JSON structure of AWS Secrets Manager secrets").
 * Not for URLs, which may contain a password.
 */
const namingEnd =
  /(?:user|username|login|email|host|hostname|port|endpoint|region|bucket|domain|engine|db|dbname|database|warehouse|id|identifier|name|arn)[-_]?\d{0,2}$/i;

/** Whether a text has a word for a secret anywhere; without one it is not worth reading. */
export function mayNameSecret(text: string): boolean {
  return hint.test(text);
}

/** The kind of secret that a key, variable or parameter of this name holds; null for a name that is not for a secret. */
export function secretNameKind(name: string): SecretNameKind | null {
  if (name.length > 128 || !hint.test(name)) return null;
  const words = wordsOf(name).replace(trailing, '').replace(edition, '');
  if (switchStart.test(words) || harmlessToken.test(words) || illegible.test(words)) return null;
  if (passwordEnd.test(words)) return 'password';
  return tokenEnd.test(words) || keyOwner.test(words) ? 'token' : null;
}

/** Whether the name is for a user, a host, an id or the like. */
export function namesOrPlaces(name: string): boolean {
  return namingEnd.test(name);
}

/** Whether AWS's tools read long-lived or session keys from this name, such as `AWS_SECRET_ACCESS_KEY`. */
export function isAwsCredentialName(name: string): boolean {
  return awsCredential.test(name);
}

/** Hadoop's file system on S3 (Hadoop documentation, "Hadoop-AWS module"), also below `spark.hadoop`. */
const ofHadoop = /^(?:spark\.hadoop\.)?fs\.s3[an]?\.(?:awsAccessKeyId|awsSecretAccessKey|access\.key|secret\.key)$/i;

/** The connectors of Kafka for S3 (Confluent documentation, "Amazon S3 Sink Connector Configuration Properties"). */
const ofConnector = /^aws\.(?:access\.key\.id|secret\.access\.key)$/;

/** The connectors of Flink for Kinesis and DynamoDB (Flink documentation, `AWSConfigConstants`). */
const ofFlink = /^aws\.credentials\.provider\.basic\.(?:accesskeyid|secretkey)$/;

/**
 * Whether file systems of Hadoop and Spark or connectors of Kafka and Flink read half of a key from a setting with this name; without
 * one they sign with the role.
 */
export function isKeySetting(name: string): boolean {
  return ofHadoop.test(name) || ofConnector.test(name) || ofFlink.test(name);
}

/** `DbPassword2`, `DB_PASSWORD` and `db-password` are all `db password`. */
function wordsOf(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();
}
