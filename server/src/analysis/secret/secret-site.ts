/** A literal secret in a document: what it is, and where. */
import type { Node } from '../../syntax/tree.js';
import type { Detection } from './form/detection.js';
import type { SecretPlace } from './secret-place.js';

/** Its span is that of the secret in the source, without quotes. */
export interface SecretSite extends Detection {
  readonly place: SecretPlace;
  /** The scalar that contains it; null in a comment. */
  readonly node: Node | null;
  /** Whether it says itself that it must be changed: still a literal, but not yet a leak. */
  readonly isStandIn: boolean;
}
