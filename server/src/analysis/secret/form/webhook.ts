/** URLs that are credentials themselves: whoever knows the random part in the path of a webhook may use it. */
import { Redacted } from '../../../text/redacted.js';
import { looksGenerated } from '../generated-text.js';
import { literalNature } from '../literal-nature.js';
import type { Detection } from './detection.js';

/** The host, and the path as far as it is spelled out. */
const address = /:\/\/([\w.-]{1,128})(?::\d{1,5})?((?:\/[\w~%.-]{0,256}){1,12})/y;
const hookHost = /^(?:web)?hooks?\./i;
const hookStep = /^(?:(?:web)?hooks?|integrations?)$/i;
/** How many parts of a path may follow the random one. */
const mostBehind = 1;

/** At most this many characters between the beginning of the URL and the offset in question. */
const mostBefore = 512;

/** The random part of the webhook URL around the offset. */
export function webhookAt(text: string, offset: number): Detection | null {
  const near = Math.max(0, offset - mostBefore);
  const start = near + text.slice(near, offset + '://'.length).lastIndexOf('://');
  if (start < near || /[\s"'`<>]/.test(text.slice(start, offset))) return null;
  address.lastIndex = start;
  const [whole = '', host = '', path = ''] = address.exec(text) ?? [];
  // What AWS hosts takes more than a URL to reach, or is open to all.
  if (host === '' || /\.amazonaws\.com/i.test(host)) return null;
  const steps = path.split('/').slice(1);
  const from = hookHost.test(host) ? 0 : steps.findIndex((step) => hookStep.test(step)) + 1;
  const index = from === 0 && !hookHost.test(host) ? -1 : steps.findIndex((step, at) => at >= from && isUnguessable(step));
  const token = steps[index];
  if (token === undefined || steps.slice(index + 1).filter((step) => step !== '').length > mostBehind) return null;
  const at = start + whole.length - path.length + 1 + steps.slice(0, index).join('/').length + (index > 0 ? 1 : 0);
  const kind = 'url-credentials';
  return { kind, secret: new Redacted(kind, token), issuer: null, name: 'webhook', start: at, end: at + token.length };
}

/** Whether a part is random, and not the hash of a commit or of some content, which is public. */
function isUnguessable(step: string): boolean {
  return (
    /^[\w-]{20,256}$/.test(step) &&
    !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(step) &&
    literalNature(step) === 'value' &&
    looksGenerated(step) &&
    !/example|xxxx/i.test(step)
  );
}
