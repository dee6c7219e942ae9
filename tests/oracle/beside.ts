import { add, durationOf, NEVER, type Day } from './calendar';
import { boundsOf } from './dates';
import { isOf, keyOf, type Content, type Effect, type Until } from './events';
import type { Facts } from './facts';
import { isDefinitive, ofType, type KnownEvent } from './knowledge';

export interface Dissent {
  eventId: string;
  value: unknown;
}

export interface NotCounted {
  eventId: string;
  effect: string;
  value: unknown;
  because: 'non-binding' | 'reported';
}

/** DESIGN 6, contest: listed under the term for the days it covers, from the earliest. */
export function contestedOn(day: Day, term: string, facts: Facts): Dissent[] {
  return effectsOf(facts.definitive, term).flatMap(({ event, effect }) =>
    effect.effect === 'contest' && covers(effect, event, day) ? { eventId: event.id, value: effect.value } : [],
  );
}

/** Effects on a term of events that are not definitive, for the days that they cover. */
export function notCountedOn(day: Day, term: string, facts: Facts): NotCounted[] {
  const effects = effectsOf(facts.events, term);
  return effects.flatMap(({ event, effect }) => {
    const { standing = 'definitive' } = event.content;
    if (standing === 'definitive' || effect.effect === 'notice' || effect.effect === 'reaffirm') return [];
    if (!covers(effect, event, day)) return [];
    const value = effect.effect === 'end' ? null : effect.value;
    return { eventId: event.id, effect: effect.effect, value, because: standing };
  });
}

type Covering = Exclude<Effect, { effect: 'notice' | 'reaffirm' }>;

function covers(effect: Covering, { content }: KnownEvent, day: Day): boolean {
  const from = boundsOf(effect.from ?? content.occurred);
  return from.lo <= day && day <= lastDayOf('until' in effect ? effect.until : undefined, from.hi);
}

function lastDayOf(until: Until | undefined, start: Day): Day {
  if (until === undefined) return NEVER;
  if (typeof until === 'string') return boundsOf(until).hi;
  return 'for' in until ? add(start, durationOf(until.for)) - 1 : NEVER;
}

function effectsOf(events: readonly KnownEvent[], term: string): { event: KnownEvent; effect: Effect }[] {
  return events.flatMap((event) =>
    (event.content.effects ?? []).flatMap((effect) => (keyOf(effect) === term ? { event, effect } : [])),
  );
}

/** DESIGN 7, announced: the ids of the events that are listed beside the answers of a day. */
export function announcedOn(day: Day, { events, definitive }: Facts): string[] {
  const announcements = events.filter((event) => !isDefinitive(event) && announces(event.content));
  return announcements.flatMap((event) => {
    const occurred = boundsOf(event.content.occurred).lo;
    const answers = definitive.filter(({ content }) => answersTo(content, event));
    const later = answers.map(({ content }) => boundsOf(content.occurred).lo).filter((answered) => answered > occurred);
    return occurred <= day && day < Math.min(...later) ? event.id : [];
  });
}

const isClaiming = ({ effect }: Effect): boolean => effect === 'set' || effect === 'override' || effect === 'end';
const announces = ({ effects = [] }: Content): boolean => effects.length === 0 || effects.some(isClaiming);

/** An effect also touches the terms that it replaces; `*` names no term. */
function termsTouchedBy({ effects = [] }: Content): string[] {
  const touched = effects.flatMap((effect) => [effect, ...(effect.effect === 'set' ? (effect.replaces ?? []) : [])]);
  return touched.filter(({ kind }) => kind !== '*').map(keyOf);
}

function answersTo(content: Content, { id, content: announced }: KnownEvent): boolean {
  const terms = new Set(termsTouchedBy(announced));
  if (termsTouchedBy(content).some((term) => terms.has(term))) return true;
  if ('inResponseTo' in content.data && content.data.inResponseTo === id) return true;
  if (!isOf(content, 'AgreementPublished') || !isOf(announced, 'AgreementPublished')) return false;
  const { amends = [] } = content.data.agreement;
  return [amends].flat().some((name) => name === announced.data.agreement.id || name === id);
}

/** DESIGN 6, SourcesReviewed: the latest day of all that stand, each cut to the day on which it was recorded. */
export function reviewedThrough({ definitive }: Facts): Day | null {
  const reviews = ofType(definitive, 'SourcesReviewed').map(({ content, recordedAt }) =>
    Math.min(boundsOf(content.data.through).lo, dayOfMoment(recordedAt)),
  );
  return reviews.length === 0 ? null : Math.max(...reviews);
}

export const dayOfMoment = (moment: string): Day => boundsOf(moment.slice(0, 10)).lo;
