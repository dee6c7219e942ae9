import type { DissentFact } from '#domain';
import type { Events, StatementPlace } from './events';
import { renderEvent } from './render';
import { heavyPlaces } from './write-claim';

/** Renders a dissenting value as JSON; null: it or its events were left out. `also` are further members. */
export function writeContest(dissent: DissentFact, events: Events, also: object = {}): string | null {
  const value = events.value(dissent.value ?? 'null');
  if (value === null || !events.has(dissent)) return null;
  const { from, until, assertedBy } = dissent;
  const rest = {
    ...renderEvent(dissent, events),
    from,
    until,
    assertedBy,
    sources: events.of(dissent).facts.sources,
    ...also,
  };
  return `{"value":${value},${JSON.stringify(rest).slice(1)}`;
}

/** Renders a statement that is not definitive as JSON; null: it or its event was left out. */
export function writeNotCounted(dissent: DissentFact, events: Events, also: object = {}): string | null {
  const { effect, standing } = dissent;
  return writeContest(dissent, events, { effect, standing, because: standing, ...also });
}

/** Returns the dissents whose values are too heavy to be cached. */
export const heavyDissents = (dissents: readonly DissentFact[]): readonly StatementPlace[] =>
  dissents.flatMap((dissent) => (dissent.value === null ? [] : heavyPlaces(dissent.value, [dissent])));
