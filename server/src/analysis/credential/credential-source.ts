/** What the value of a property for a secret can come from. */
import type { Parameter, Resource } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import type { Guard } from '../../value/guard.js';
import type { LiteralNature } from '../secret/literal-nature.js';
import type { DynamicReference } from './dynamic-reference.js';

interface Placed {
  /** Its place where it is used; null when nothing in the text stands for it. */
  readonly at: Node | null;
  readonly when: Guard;
}

/** Text in the template itself: the whole value, or a part beside references. */
export interface LiteralSource extends Placed {
  readonly kind: 'literal';
  /** The scalar that holds it. */
  readonly literal: Node | null;
  /** The same if it is written elsewhere than it is used, as in a mapping; else null. */
  readonly fetched: Node | null;
  readonly nature: LiteralNature;
  /** In characters; null where a part is filled in at deployment. */
  readonly length: number | null;
  readonly isWhole: boolean;
}

export type CredentialSource =
  | LiteralSource
  /** `key` is the one before it in a longer text, as in `"password": "…`; empty where there is none. */
  | (Placed & { readonly kind: 'parameter'; readonly parameter: Parameter; readonly key: string })
  | (Placed & { readonly kind: 'dynamic-reference'; readonly reference: DynamicReference })
  /** An attribute of a resource of the template, such as the secret half of an access key. */
  | (Placed & { readonly kind: 'resource'; readonly resource: Resource; readonly attribute: string | null })
  | (Placed & { readonly kind: 'unknown' });
