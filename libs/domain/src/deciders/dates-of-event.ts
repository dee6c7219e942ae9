import type { EventContent } from '#contracts';

/** A date of an event with its JSON Pointer relative to the event. */
export interface PlacedDate {
  readonly pointer: string;
  readonly text: string;
}

/** Returns every date of an event in the grammar of section 5, including those of a replacement. */
export function datesOfEvent(event: EventContent): PlacedDate[] {
  const dates: PlacedDate[] = [];
  const add = (pointer: string, text: unknown): void => {
    if (typeof text === 'string') dates.push({ pointer, text });
  };
  add('/occurred', event.occurred);
  event.sources.forEach((source, index) => {
    add(`/sources/${index}/published`, source.published);
    add(`/sources/${index}/retrieved`, source.retrieved);
  });
  event.effects.forEach((effect, index) => {
    if ('from' in effect) add(`/effects/${index}/from`, effect.from);
    if ('until' in effect) add(`/effects/${index}/until`, effect.until);
    if ('on' in effect) add(`/effects/${index}/on`, effect.on);
  });
  if (event.type === 'AgreementPublished') add('/data/agreement/signed', event.data.agreement.signed);
  if (event.type === 'TermFellDue') add('/data/on', event.data.on);
  if (event.type === 'EventCorrected') {
    for (const { pointer, text } of datesOfEvent(event.data.replacement)) add(`/data/replacement${pointer}`, text);
  }
  return dates;
}
