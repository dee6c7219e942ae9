import { NEVER, type Day } from './calendar';
import { oneOfEach, ordersByDay, type Dated } from './combinations';
import { conditionsIn } from './conditions';
import { daysWithin, stateOfCondition, type Context } from './context';
import { boundsOf, type Bounds } from './dates';
import { isReplacedEnd, type Claim, type TermClaim } from './facts';
import type { KnownEvent } from './knowledge';
import { spansOf } from './own-days';
import type { PartyOperation } from './parties';
import type { OutsideEnds, Span } from './rules';

interface PartyChange {
  day: Day;
  agreement: string | undefined;
  operations: readonly PartyOperation[];
}

/** The days of one world that every claim shares (7.3, 7.4). */
export interface SharedMatters {
  dayOfCondition: (condition: string) => Day;
  /** As `dayOfCondition`, for claims that start when the condition becomes true (7.8). */
  dayAwaited: (condition: string) => Day;
  noticesOf: (term: string) => readonly Day[];
  outsideEndsOf: (claim: Claim) => OutsideEnds;
}

/** Adds what depends on the shared days: the days of claims that replace others, and the order of the party changes. */
export interface SharedDays extends SharedMatters {
  spanOfReplacing: ReadonlyMap<string, Span | null>;
  partyChanges: readonly PartyChange[];
}

interface Choice {
  key: string;
  days: readonly Day[];
}

export function* sharedWorlds(claims: readonly TermClaim[], context: Context): Generator<SharedDays> {
  const replacing = [...new Set(claims.flatMap((claim) => (isReplacedEnd(claim) ? [claim.by] : [])))];
  const own = claims.flatMap((claim) => (isReplacedEnd(claim) ? [] : [claim]));
  const involved = [...new Set([...own, ...replacing])];
  const choices = choicesOf(involved, context);
  for (const taken of oneOfEach(choices.map(({ days }) => days))) {
    const days = new Map(choices.map(({ key }, index) => [key, taken[index] ?? NEVER]));
    const matters = sharedMatters(days, context);
    const spans = replacing.map((claim) => spansOf(claim, matters, context));
    const orders = [...ordersOfPartyChanges(days, involved, context)];
    for (const ofReplacing of oneOfEach(spans)) {
      const spanOfReplacing = new Map(replacing.map(({ id }, index) => [id, ofReplacing[index] ?? null]));
      for (const partyChanges of orders) yield { ...matters, spanOfReplacing, partyChanges };
    }
  }
}

function choicesOf(claims: readonly Claim[], context: Context): Choice[] {
  const { facts, clock, days, rules } = context;
  const conditions = new Set(claims.flatMap(conditionsOf));
  const open = [...conditions].filter((name) => stateOfCondition(context, name) === 'open');
  const met = [...conditions].flatMap((name) => facts.conditionsMet.get(name) ?? []);
  const agreements = new Set(claims.flatMap((claim) => agreementsOf(claim, context)));
  const ends = [...agreements].flatMap((agreement) => facts.agreementEnds.get(agreement) ?? []);
  const renewing = new Set(claims.flatMap((claim) => (isRenewing(claim) ? [claim.term] : [])));
  const notices = [...renewing].flatMap((term) => facts.notices.get(term) ?? []);
  const choice = (key: string, bounds: Bounds): Choice => ({ key, days: daysWithin(bounds, days) });
  return [
    ...open.map((name) => ({ key: `open ${name}`, days: rules.openDays(clock, days) })),
    ...[...met, ...ends, ...facts.partnershipEnds, ...partyChangesFor(claims, context)].map((event) =>
      choice(event.id, boundsOf(event.content.occurred)),
    ),
    ...notices.map(({ id, on }) => choice(id, on)),
  ];
}

export function conditionsOf({ effect }: Claim): string[] {
  const until = effect.effect === 'end' ? undefined : effect.untilCondition;
  return [...conditionsIn(effect.fromCondition), ...conditionsIn(until)];
}

export const isRenewing = ({ effect }: Claim): boolean => effect.effect === 'set' && effect.renewal !== undefined;

export function agreementsOf({ agreement }: Claim, { facts, rules }: Context): readonly string[] {
  return agreement === null ? [] : rules.agreementsEnding(agreement, facts.agreements);
}

export function partyChangesFor(claims: readonly Claim[], { facts }: Context): KnownEvent<'PartiesChanged'>[] {
  const assigned = new Set(claims.map(({ agreement }) => agreement));
  return facts.partyChanges.filter(({ content }) => content.agreement === undefined || assigned.has(content.agreement));
}

function sharedMatters(days: ReadonlyMap<string, Day>, context: Context): SharedMatters {
  const { facts, rules, clock } = context;
  const earliest = (events: readonly { id: string }[]): Day =>
    events.length === 0 ? NEVER : rules.ofSeveralDays(events.map(({ id }) => days.get(id) ?? NEVER));
  const dayOfCondition = (name: string): Day => {
    const state = stateOfCondition(context, name);
    if (state === 'ruled-out') return NEVER;
    return state === 'met' ? earliest(facts.conditionsMet.get(name) ?? []) : (days.get(`open ${name}`) ?? NEVER);
  };
  const endOf = (claim: Claim, events: readonly KnownEvent[]): Day =>
    rules.isExempt(
      claim,
      events.map(({ id }) => id),
    )
      ? NEVER
      : earliest(events);
  return {
    dayOfCondition,
    dayAwaited: (name) =>
      stateOfCondition(context, name) === 'open'
        ? rules.waitingStart(dayOfCondition(name), clock)
        : dayOfCondition(name),
    noticesOf: (term) => (facts.notices.get(term) ?? []).map(({ id }) => days.get(id) ?? NEVER),
    outsideEndsOf: (claim) => ({
      agreement: Math.min(
        NEVER,
        ...agreementsOf(claim, context).map((name) => endOf(claim, facts.agreementEnds.get(name) ?? [])),
      ),
      partnership: endOf(claim, facts.partnershipEnds),
    }),
  };
}

function* ordersOfPartyChanges(
  days: ReadonlyMap<string, Day>,
  claims: readonly Claim[],
  context: Context,
): Generator<readonly PartyChange[]> {
  const { rules } = context;
  const dated = partyChangesFor(claims, context).map(({ id, version, content }): Dated<PartyChange> => {
    const { lo, hi } = boundsOf(content.occurred);
    const day = days.get(id) ?? NEVER;
    const operations = rules.operationsOf(content.data);
    return { item: { day, agreement: content.agreement, operations }, day, exact: lo === hi, recorded: version };
  });
  for (const order of ordersByDay(dated, rules.mayPrecede)) yield order.map(({ item }) => item);
}
