import { canonicalJson, isCorrection, type Effect, type Event, type OriginalContent } from '#contracts';
import { boundsOf, type Bounds, type Claim, type Met } from '#domain';

/** What DESIGN sections 6 and 7 say of a history, read from its prose and sharing nothing with the projection. */
export interface ExpectedState {
  /** Per term, `kind/scope`. */
  readonly claims: ReadonlyMap<string, readonly Claim[]>;
  readonly met: Met;
}

/** An original event with what became of it: null when it is retracted. */
export interface StandingRoot {
  readonly version: number;
  readonly content: OriginalContent | null;
}

/** The events of a partnership up to a version, with corrections applied: each root with the content that counts now. */
export function standingRoots(events: readonly Event[]): StandingRoot[] {
  return events.flatMap((event, index) =>
    isCorrection(event) ? [] : [{ version: index + 1, content: contentNow(event, events) }],
  );
}

/** The last correction or retraction of a root that was not itself withdrawn wins; without one, the root does. */
function contentNow(root: Event & OriginalContent, events: readonly Event[]): OriginalContent | null {
  const acts = events.filter((event) => isCorrection(event) && rootOf(event, events) === root);
  const withdrawn = (act: Event): boolean =>
    acts.some((other) => other.type === 'EventRetracted' && other.data.target === act.id && !withdrawn(other));
  const withdraws = (act: Event): boolean => act.type === 'EventRetracted' && act.data.target !== root.id;
  const last = acts.findLast((act) => !withdraws(act) && !withdrawn(act));
  if (last?.type === 'EventRetracted') return null;
  return last?.type === 'EventCorrected' ? last.data.replacement : root;
}

/** The event that a correction is about in the end; undefined where it names nothing. */
export function rootOf(event: Event, events: readonly Event[]): Event | undefined {
  if (!isCorrection(event)) return event;
  const target = events.find(({ id }) => id === event.data.target);
  return target && events.indexOf(target) < events.indexOf(event) ? rootOf(target, events) : undefined;
}

export function expectedState(events: readonly Event[]): ExpectedState {
  const claims = new Map<string, Claim[]>();
  const endings: Claim[] = [];
  const met = new Map<string, Bounds>();
  for (const { version, content } of standingRoots(events)) {
    if (content?.standing !== 'definitive' || content.type === 'TermFellDue') continue;
    let ordinal = 0;
    const claim = (term: { kind: string; scope: string }, more: Omit<Claim, 'order'>): void => {
      const key = `${term.kind}/${term.scope}`;
      claims.set(key, [...(claims.get(key) ?? []), { order: [version, ordinal++], ...more }]);
    };
    for (const effect of content.effects) {
      if (effect.effect === 'end') claim(effect, endOn(effect.from ?? content.occurred));
      if (effect.effect !== 'set') continue;
      const from = effect.from ?? content.occurred;
      claim(effect, setFrom(from, effect));
      for (const replaced of effect.replaces ?? []) claim(replaced, endOn(from));
    }
    if (content.type === 'PartnershipEnded') endings.push({ order: [version, ordinal], ...endOn(content.occurred) });
    if (content.type === 'ConditionMet') {
      const day = boundsOf(content.occurred);
      const other = met.get(content.data.condition) ?? day;
      met.set(content.data.condition, { lo: Math.min(day.lo, other.lo), hi: Math.min(day.hi, other.hi) });
    }
  }
  for (const [key, own] of claims) claims.set(key, [...own, ...endings]);
  return { claims, met };
}

const endOn = (from: string): Omit<Claim, 'order'> => ({
  effect: 'end',
  start: boundsOf(from),
  until: null,
  untilCondition: null,
  answer: null,
});

const setFrom = (from: string, effect: Extract<Effect, { effect: 'set' }>): Omit<Claim, 'order'> => ({
  effect: 'set',
  start: boundsOf(from),
  until: effect.until === undefined ? null : typeof effect.until === 'string' ? boundsOf(effect.until) : 'unknown',
  untilCondition: typeof effect.untilCondition === 'string' ? effect.untilCondition : null,
  answer: canonicalJson({ value: effect.value, between: effect.between?.toSorted() ?? null }),
});
