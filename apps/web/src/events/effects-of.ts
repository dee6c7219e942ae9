import type { RecordedEvent, SubmittedEffect, Timeline } from '#client';
import { laneId } from '../picture/drawing';
import { renderCondition } from '../value/render-condition';
import { nameOfLane } from '../picture/render-segment';
import { renderWithin, type Names } from '../value/render-value';
import { dayOf, parseDay, type Day } from '../time/day';
import { writtenDate } from '../time/written-date';

interface TermRef {
  readonly kind: string;
  readonly scope: string;
}

/** The effect of an event on one term. */
export interface EffectOnTerm {
  readonly term: TermRef;
  /** The value, and the start if it differs from the day of the event. */
  readonly rendered: string;
  /** A day on which the effect is visible on the term. */
  readonly on: Day;
}

/** The effects of an event on terms, in the order of display. */
export interface EffectsOfEvent {
  readonly groups: readonly { readonly verb: string; readonly terms: readonly EffectOnTerm[] }[];
  /** The reaffirmed terms. `all`: every term; the timeline does not list them. */
  readonly reaffirmed: readonly TermRef[] | 'all';
}

type TimelineEvent = Timeline['events'][number];
type Effect = Exclude<SubmittedEffect, { effect: 'reaffirm' }>;

const VERBS = [
  'Sets',
  'Clarifies',
  'Overrides for a time',
  'Suspends',
  'Ends',
  'Ends an override of',
  'Gives notice of',
  'Contests',
] as const;

/** Returns the effects of an event as the timeline knows it. If the event was corrected, `recorded` is its correction. */
export function effectsOf(
  event: TimelineEvent,
  recorded: RecordedEvent,
  timeline: Timeline,
  names: Names,
): EffectsOfEvent {
  const effects = recordedEffects(recorded);
  const first = dayOf(event.days.lo);
  const changes = effects.filter((effect): effect is Effect => effect.effect !== 'reaffirm');
  const rendered = changes.map((effect) => ({ verb: verbOf(effect), ...renderEffect(effect, first, names) }));
  const named = new Set([
    ...changes.filter(({ effect }) => effect === 'end').map((effect) => laneId(refOf(effect))),
    ...changes.flatMap((effect) =>
      'replaces' in effect ? (effect.replaces ?? []).map((term) => laneId(refOf(term))) : [],
    ),
  ]);
  // The end of an agreement or a partnership also ends its terms.
  const ended = timeline.terms
    .filter((term) => !named.has(laneId(term)) && term.segments.some(({ ends }) => ends.some(isOf(event))))
    .map((term) => ({ verb: 'Ends' as const, term, rendered: '', on: first }));
  const byVerb = Map.groupBy([...rendered, ...ended], ({ verb }) => verb);
  return {
    groups: VERBS.flatMap((verb) => {
      const terms = byVerb.get(verb);
      return terms === undefined ? [] : [{ verb, terms }];
    }),
    reaffirmed: reaffirmedBy(event, effects, timeline),
  };
}

const isOf =
  ({ eventId }: TimelineEvent) =>
  (each: { readonly eventId: string }): boolean =>
    each.eventId === eventId;

/** Returns the reason of a correction; null for any other event. */
export const reasonOf = ({ event }: RecordedEvent): string | null =>
  event.type === 'EventCorrected' ? ((event.data as { reason?: string }).reason ?? null) : null;

/** Returns the effects of a recorded event. The cast is safe: the service has validated the event. */
function recordedEffects({ event }: RecordedEvent): readonly SubmittedEffect[] {
  const { effects, data } = event as {
    effects?: SubmittedEffect[];
    data?: { replacement?: { effects?: SubmittedEffect[] } };
  };
  return data?.replacement?.effects ?? effects ?? [];
}

const refOf = ({ kind, scope = 'all' }: { readonly kind: string; readonly scope?: string }): TermRef => ({
  kind,
  scope,
});

function verbOf(effect: Effect): (typeof VERBS)[number] {
  switch (effect.effect) {
    case 'set':
      return effect.clarifies === true ? 'Clarifies' : 'Sets';
    case 'override':
      return effect.value === undefined ? 'Suspends' : 'Overrides for a time';
    case 'end':
      return effect.of === 'override' ? 'Ends an override of' : 'Ends';
    case 'notice':
      return 'Gives notice of';
    case 'contest':
      return 'Contests';
  }
}

function renderEffect(effect: Effect, first: Day, names: Names): EffectOnTerm {
  const from = 'from' in effect ? effect.from : undefined;
  const condition = 'fromCondition' in effect ? effect.fromCondition : undefined;
  const replaced = 'replaces' in effect ? (effect.replaces ?? []) : [];
  const parts = [
    ...('value' in effect && effect.value !== undefined ? [renderWithin(effect.value, names)] : []),
    ...(from === undefined ? [] : [`from ${writtenDate(from)}`]),
    ...(condition === undefined ? [] : [`from the day of ${renderCondition(condition)}`]),
    ...(replaced.length === 0
      ? []
      : [`in place of ${replaced.map((term) => nameOfLane(refOf(term), names)).join(', ')}`]),
  ];
  return { term: refOf(effect), rendered: parts.join('; '), on: Math.max(first, parseDay(from ?? '') ?? first) };
}

/**
 * Returns the reaffirmed terms. The timeline contains no reaffirmations of events that are only reported; for those, the event's own effects are
 * listed.
 */
function reaffirmedBy(
  event: TimelineEvent,
  effects: readonly SubmittedEffect[],
  { terms }: Timeline,
): EffectsOfEvent['reaffirmed'] {
  const counted = terms.filter(({ reaffirmations }) => reaffirmations.some(isOf(event)));
  if (counted.length > 0) return counted;
  const reaffirmed = effects.filter(({ effect }) => effect === 'reaffirm').map(refOf);
  return reaffirmed.some(({ kind }) => kind === '*') ? 'all' : reaffirmed;
}
