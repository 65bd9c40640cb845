/** Whether a text looks made by a machine to be unguessable, rather than written by a person to be read. */
import { entropy } from './form/entropy.js';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
export function isUuid(text: string): boolean {
  return uuid.test(text);
}

/** The id of a multi-Region key of KMS. */
const keyId = /^mrk-[0-9a-f]{32}$/;
const place =
  /^(?:[a-z][a-z0-9+.-]*:\/\/|arn:|\/|\.{1,2}\/|~\/|[A-Za-z]:\\)|\s|\.(?:com|net|org|io|internal|local|json|ya?ml|txt|pem|zip|js|py|html?)\b/i;
/** 16, 32 or 64 bytes in Base64, which may begin with a slash, too. */
const padded = /^(?:[A-Za-z0-9+/]{22}|[A-Za-z0-9+/]{86})==$|^[A-Za-z0-9+/]{43}=$/;
/** `name@host` and `package@1.2.3`; what people and programs make up has other signs too. */
const address = /^[^!#$%^&*=+?~@]*@[^!#$%^&*=+?~]*$/;
/** A part of a readable name: words, words with a small number, a small number. */
const readablePart = /^(?:[a-z]*(?:[A-Z][a-z]+)*|[A-Z]+)\d{0,5}$/;
/** A secret that another service manages, such as `rds!cluster-…`; a name that CloudFormation makes of stack and logical ID. */
const physicalName = /^[a-z-]{2,20}![\w-]+$|^(?:[A-Za-z][A-Za-z0-9]*-){0,8}[A-Z][a-z][A-Za-z0-9]*-[A-Za-z0-9]{12}$/;

/** The logical ids of CDK: words, and a hash of eight or forty digits. */
const logicalId = /^(?:[A-Z][a-z]+\d*){2,}[A-F0-9]{8}(?:[0-9a-f]{32})?$/;

/** Ten characters of both cases with digits scattered among them, and nothing to read. */
const scattered = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d[A-Za-z]+\d)(?!.*(?:[a-z]{4}|[A-Z]{4}))[A-Za-z0-9]{10,15}$/;

/** Digits and a few letters by turns: `abc123def456`. */
const byTurns = /^(?=[A-Za-z0-9]{8,15}$)(?=(?:[A-Za-z]*\d){4})\d*(?:[A-Za-z]{1,3}\d+){2,}[A-Za-z]{0,3}$/;

/** True from 16 characters on, for fewer if they are well mixed; a UUID, the id of a key, a path, an address, a logical ID and a name of readable parts are false. */
export function looksGenerated(text: string): boolean {
  if (text.length <= 15) return scattered.test(text) || byTurns.test(text);
  if (
    text.length > 1024 ||
    isUuid(text) ||
    keyId.test(text) ||
    (place.test(text) && !padded.test(text)) ||
    address.test(text) ||
    logicalId.test(text) ||
    physicalName.test(text)
  ) {
    return false;
  }
  if (text.split(/[-_./:]/).every((part) => readablePart.test(part))) return false;
  if (/^[0-9a-f]+$/i.test(text)) return (text.length >= 24 || /[a-f]/i.test(text)) && entropy(text) >= 3;
  if (!/^[\x21-\x7e]+$/.test(text) || !/[0-9]/.test(text) || !/[A-Za-z]/.test(text)) return false;
  return entropy(text) >= 3.5;
}

const saysSecret = new RegExp(
  [
    'super[-_]?secret',
    'top[-_]?secret',
    's3cr[e3]t',
    'secr3t',
    'hard[-_]?coded',
    '^(?:plain[-_]?text|insecure)[-_](?:api|key|secret|token)',
    String.raw`^this[-_]?is[-_]?(?:a|my|the)[-_]?[\w-]{0,64}(?:secret|token|key)`,
    String.raw`^my[-_]?secret(?:[-_]?(?:key|token|value))?[-_]?\d{2,}$`,
    String.raw`^(?:api[-_]?key|pass(?:wd|word)|secret|token)(?:key|token|value)?\d{3,}$`,
  ].join('|'),
  'i',
);

/** Whether a text that a person made up is meant to be hard to guess: it says so (`super-secret-key`), or has signs that no name has. */
export function looksMadeUp(text: string): boolean {
  if (text.length < 8 || text.length > 256 || place.test(text) || physicalName.test(text)) return false;
  return (
    saysSecret.test(text) ||
    (/[!#$%^&*?~]/.test(text) &&
      /[A-Za-z]/.test(text) &&
      /[0-9]/.test(text) &&
      /^[\x21-\x7e]+$/.test(text) &&
      !/[{}()<>|\\[\]]|\*$/.test(text))
  );
}
