/** A literal secret in a document: what it is and what it stands for. */
import type { Node } from '../../syntax/tree.js';
import type { Detection } from './form/detection.js';
import type { SecretPlace } from './secret-place.js';

/** Its span is that of the secret in the source, without quotes. */
export interface SecretSite extends Detection {
  readonly place: SecretPlace;
  /** The scalar that holds it; null in a comment. */
  readonly node: Node | null;
  /** A literal that says itself that it must be changed: still a literal, but not yet a leak. */
  readonly isStandIn: boolean;
}
