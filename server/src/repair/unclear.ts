/** The reason why part of a plan cannot be made: the template does not show enough, or a person has to decide. */

export interface Unclear {
  readonly kind: 'unclear';
  /** A sentence. */
  readonly reason: string;
}

export function unclear(reason: string): Unclear {
  return { kind: 'unclear', reason };
}
