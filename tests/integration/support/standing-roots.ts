import { isCorrection, type Event, type OriginalContent } from '#contracts';
import { boundsOf, collectFacts, factsOfEvent, type Facts } from '#domain';

/** The facts of the events of a partnership, with corrections applied by a separate implementation of DESIGN section 6. */
export const factsExpected = (events: readonly RecordedBefore[]): Facts =>
  collectFacts(
    events.flatMap(({ event, recordedAt }, index) => {
      const known = events.map((each) => each.event);
      const standing = isCorrection(event) ? null : contentNow(event, known);
      if (standing === null) return [];
      const rootVersion = index + 1;
      const recordedOn = boundsOf(recordedAt.slice(0, 10)).lo;
      const eventVersion = standing.by === null ? rootVersion : known.indexOf(standing.by) + 1;
      return factsOfEvent({ rootId: event.id, rootVersion, eventVersion, recordedOn, content: standing.content });
    }),
  );

export interface RecordedBefore {
  readonly event: Event;
  readonly recordedAt: string;
}

/** The last correction or retraction of a root that was not itself withdrawn wins; without one, the root does. */
function contentNow(
  root: Event & OriginalContent,
  events: readonly Event[],
): { readonly content: OriginalContent; readonly by: Event | null } | null {
  const acts = events.filter((event) => isCorrection(event) && rootOf(event, events) === root);
  const withdrawn = (act: Event): boolean =>
    acts.some((other) => other.type === 'EventRetracted' && other.data.target === act.id && !withdrawn(other));
  const withdraws = (act: Event): boolean => act.type === 'EventRetracted' && act.data.target !== root.id;
  const last = acts.findLast((act) => !withdraws(act) && !withdrawn(act));
  if (last?.type === 'EventRetracted') return null;
  return last?.type === 'EventCorrected' ? { content: last.data.replacement, by: last } : { content: root, by: null };
}

/** The root event that a correction refers to, directly or through other corrections; undefined if there is none. */
export function rootOf(event: Event, events: readonly Event[]): Event | undefined {
  if (!isCorrection(event)) return event;
  const target = events.find(({ id }) => id === event.data.target);
  return target && events.indexOf(target) < events.indexOf(event) ? rootOf(target, events) : undefined;
}
