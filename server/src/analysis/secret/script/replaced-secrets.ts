/**
 * Secrets with which a script replaces a placeholder, `sed -i 's/password_here/…/' wp-config.php`, or what a line holds that is
 * found by its name: `sed -i '/password: / s/:.\+/: …/' app.yml`.
 */
import { matchesOf } from '../../../text/match.js';
import { regionAt } from '../../script/region.js';
import type { Script } from '../../script/script.js';
import { namedSecret, type NamedDetection } from '../named-literal.js';
import { secretNameKind } from '../secret-name.js';
import { passwordAt } from './password-at.js';

/** The substitution of sed and Perl, which editors have adopted. */
const substitution = /(?<![\w$.-])s([/|#,~!@])([^\n]{4,64}?)\1([^\n]{3,128}?)\1/dg;

/** A substitution in the lines with a name, whose replacement begins with what separates it from its value. */
const addressed =
  /(?<=[\s"';]\/)\^?[^\w\n/]{0,8}([\w.-]{3,64})["']?[ \t]{0,4}[:=]?[ \t]{0,4}\/[ \t]{0,8}s([/|#,~!@])(?:\\.|(?!\2)[^\n\\]){1,256}\2["']?[:=][ \t]{0,8}["']?([^\n]{3,128}?)\2/dg;

/** Texts that are evidently placeholders: `__NAME__`, `{{name}}`, `<name>`, `%NAME%`, `@name@`, `name_here`, `YOUR_NAME`, `DB_PASS`. */
const placeholders = [
  /^__([\w.-]+?)__$/,
  /^\{\{ ?([\w.-]+) ?\}\}$/,
  /^<([\w.-]+)>$/,
  /^%([\w.-]+)%$/,
  /^@([\w.-]+)@$/,
  /^\\?\[([\w.-]+)\\?\]$/,
  /^([\w.-]+)[_-](?:here|placeholder)$/i,
  /^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)$/,
  /^(?:your|replace(?:[_-]?me)?|change(?:[_-]?me)?|insert)[_-]([\w.-]+)$/i,
];

/** A replacement that is just another name. */
const anotherName = /^[A-Z][A-Z0-9_]*$/;

/** The spans are those in the text of the script. */
export function replacedSecrets(script: Script): readonly NamedDetection[] {
  return [...placeholderSecrets(script), ...(script.text.includes('sed') ? addressedSecrets(script) : [])];
}

function addressedSecrets({ text, regions }: Script): readonly NamedDetection[] {
  return matchesOf(addressed, text).flatMap(({ 1: name = '', indices }) => {
    const [start, end] = indices?.[3] ?? [0, 0];
    const kind = regionAt(regions, start)?.kind === 'comment' ? null : secretNameKind(name);
    const found = kind === null ? [] : passwordAt(text.slice(0, end), start, name);
    return kind === 'password' ? found : found.flatMap((at) => namedSecret(name, text.slice(at.start, at.end), at) ?? []);
  });
}

function placeholderSecrets({ text, regions }: Script): readonly NamedDetection[] {
  return matchesOf(substitution, text).flatMap(({ 2: pattern = '', 3: replacement = '', indices }) => {
    const [start, end] = indices?.[3] ?? [0, 0];
    if (anotherName.test(replacement)) return [];
    const isForPassword = placeholders.some((form) => secretNameKind(form.exec(pattern)?.[1] ?? '') === 'password');
    return isForPassword && regionAt(regions, start)?.kind !== 'comment' ? passwordAt(text.slice(0, end), start, pattern) : [];
  });
}
