import type { DissentFact } from '#domain';
import type { Events, StatementPlace } from './events';
import { renderEvent } from './render';
import { heavyPlaces } from './write-claim';

/** Renders a dissenting value as JSON; null: it or its events were left out. `also` are further members. */
export function writeContest(said: DissentFact, events: Events, also: object = {}): string | null {
  const value = events.value(said.value ?? 'null');
  if (value === null || !events.has(said)) return null;
  const { from, until, assertedBy } = said;
  const rest = {
    ...renderEvent(said, events),
    from,
    until,
    assertedBy,
    sources: events.of(said).facts.sources,
    ...also,
  };
  return `{"value":${value},${JSON.stringify(rest).slice(1)}`;
}

/** Renders a statement that is not definitive as JSON; null: it or its event was left out. */
export function writeNotCounted(said: DissentFact, events: Events, also: object = {}): string | null {
  const { effect, standing } = said;
  return writeContest(said, events, { effect, standing, because: standing, ...also });
}

/** Returns the dissents whose values are too heavy to be cached. */
export const heavyDissents = (dissents: readonly DissentFact[]): readonly StatementPlace[] =>
  dissents.flatMap((said) => (said.value === null ? [] : heavyPlaces(said.value, [said])));
