/** Why a filter or rule that is meant to see the root user sees nothing, or too much. */
import type { Span } from '../../text/span.js';
import type { Guard } from '../../value/guard.js';

/**
 * `letters`: `Root`, or another value, is spelt otherwise. `field`: no event has the field. `left-out`: another test leaves
 * out what the root user does. `null`: so does one for a field without a value, where there is no such field.
 * `detail-type`, `source`: no such event is called so, or comes from there. `region`: the event is in another region.
 * `star`: a star is where it is no wildcard. `disabled`: it is switched off. `services`: what services do in the name
 * of root counts too. `everybody`: so does what others do.
 */
export interface RootWatchFault {
  readonly kind:
    'letters' | 'field' | 'left-out' | 'null' | 'detail-type' | 'source' | 'region' | 'star' | 'disabled' | 'services' | 'everybody';
  /** What is written, or the region. */
  readonly value: string;
  /** What was meant. */
  readonly meant: string;
  readonly at: Span;
  readonly when: Guard;
}
