/** Events of a piece of a YAML text, and what they are in the whole text. */
import { EVENT_ID, type Event } from 'js-yaml';

/** The events from index `from` up to `to`, of a piece that begins at offset `base`. */
export interface EventRun {
  readonly events: readonly Event[];
  readonly from: number;
  readonly to: number;
  readonly base: number;
}

/** Visits each event as it would be if the whole text had been read. */
export function forEachEvent(runs: readonly EventRun[], take: (event: Event) => void): void {
  for (const { events, from, to, base } of runs) {
    for (let index = from; index < to; index++) {
      const event = events[index];
      if (event !== undefined) take(base === 0 ? event : moved(event, base));
    }
  }
}

function moved(event: Event, by: number): Event {
  const at = (offset: number): number => (offset < 0 ? offset : offset + by);
  switch (event.type) {
    case EVENT_ID.SCALAR:
      return {
        ...event,
        valueStart: at(event.valueStart),
        valueEnd: at(event.valueEnd),
        anchorStart: at(event.anchorStart),
        anchorEnd: at(event.anchorEnd),
        tagStart: at(event.tagStart),
        tagEnd: at(event.tagEnd),
      };
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return {
        ...event,
        start: at(event.start),
        anchorStart: at(event.anchorStart),
        anchorEnd: at(event.anchorEnd),
        tagStart: at(event.tagStart),
        tagEnd: at(event.tagEnd),
      };
    case EVENT_ID.ALIAS:
      return { ...event, anchorStart: at(event.anchorStart), anchorEnd: at(event.anchorEnd) };
    case EVENT_ID.POP:
    case EVENT_ID.DOCUMENT:
      return event;
  }
}
