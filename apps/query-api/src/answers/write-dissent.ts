import type { DissentFact } from '#domain';
import type { Events, Said } from './events';
import { tellEvent } from './tell';
import { heavySaid } from './write-claim';

/** A dissenting value, as JSON; null if it or its events were left out. `also` are members to be added. */
export function writeContest(said: DissentFact, events: Events, also: object = {}): string | null {
  const value = events.value(said.value ?? 'null');
  if (value === null || !events.has(said)) return null;
  const { from, until, assertedBy } = said;
  const rest = { ...tellEvent(said, events), from, until, assertedBy, sources: events.of(said).facts.sources, ...also };
  return `{"value":${value},${JSON.stringify(rest).slice(1)}`;
}

/** What an event says that is not definitive, as JSON; null if it or the event was left out. */
export function writeNotCounted(said: DissentFact, events: Events, also: object = {}): string | null {
  const { effect, standing } = said;
  return writeContest(said, events, { effect, standing, because: standing, ...also });
}

/** Of dissent those whose values are not cached with them. */
export const heavyDissents = (dissents: readonly DissentFact[]): readonly Said[] =>
  dissents.flatMap((said) => (said.value === null ? [] : heavySaid(said.value, [said])));
