import { isCorrection, type Event, type OriginalContent } from '#contracts';
import { namesIn, type KnownParties } from './names.refusals';
import type { TermKinds } from './term-kinds';

/** Returns the names of a command that have to be looked up before it is decided. */
export interface NamesLookedUp {
  readonly parties: readonly string[];
  readonly agreements: readonly string[];
}

export function namesLookedUp(
  events: readonly Event[],
  knownParties: KnownParties,
  kinds: Pick<TermKinds, 'partiesOf'>,
): NamesLookedUp {
  const named = events.flatMap(contentsOf).map((content) => namesIn(content, knownParties, kinds));
  return {
    parties: [...new Set(named.flatMap(({ parties }) => parties.map(({ id }) => id)))],
    agreements: [...new Set(named.flatMap(({ agreements }) => agreements.map(({ id }) => id)))],
  };
}

function contentsOf(event: Event): OriginalContent[] {
  if (!isCorrection(event)) return [event];
  return event.type === 'EventCorrected' ? [event.data.replacement] : [];
}
