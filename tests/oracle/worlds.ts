import { NEVER, type Day } from './calendar';
import { oneOfEach, ordersByDay } from './combinations';
import { dayOfExpression } from './conditions';
import { stateOfCondition, TooManyWorlds, type Context, type Enumerated } from './context';
import { boundsOf } from './dates';
import { isReplacedEnd, type Claim, type TermClaim } from './facts';
import { boundIn, outcomeOn, type BoundBy, type Outcome } from './outcome';
import { spansOf, startsExactly } from './own-days';
import type { KnownEvent } from './knowledge';
import type { Placed, Span, Waiting } from './rules';
import { conditionsOf, isRenewing, sharedWorlds, type SharedDays } from './shared-days';
import { TermTally } from './tally';

/** Every world of the claims of one term, given the shared days: who starts when, in which order. */
export function* termWorlds(
  claims: readonly TermClaim[],
  shared: SharedDays,
  context: Context,
): Generator<readonly Placed[]> {
  const recorded = claims.toSorted((left, right) => inRecordOrder(left.place, right.place));
  const exact = recorded.map((claim) => startsExactly(claim, context));
  const spans = recorded.map((claim) => spansIn(claim, shared, context));
  for (const taken of oneOfEach(spans)) {
    const placed = recorded.flatMap((claim, index) => {
      const span = taken[index];
      if (!span) return [];
      const item: Placed = { ...span, claim, exact: exact[index] === true };
      return { item, day: span.start, exact: item.exact, recorded: index };
    });
    for (const order of ordersByDay(placed, context.rules.mayPrecede)) yield order.map(({ item }) => item);
  }
}

function inRecordOrder(left: readonly number[], right: readonly number[]): number {
  const difference = left.map((place, index) => place - (right[index] ?? 0)).find((step) => step !== 0);
  return difference ?? 0;
}

function spansIn(claim: TermClaim, shared: SharedDays, context: Context): readonly (Span | null)[] {
  if (!isReplacedEnd(claim)) {
    const fixed = shared.spanOfReplacing.get(claim.id);
    return fixed === undefined ? spansOf(claim, shared, context) : [fixed];
  }
  const replacing = shared.spanOfReplacing.get(claim.by.id);
  return [replacing ? { start: replacing.start, end: NEVER } : null];
}

/** All worlds of one term, counted by day; worlds that are equal in everything that bears on the term are built once. */
export function enumerate(term: string, days: readonly Day[], context: Context): Enumerated {
  const key = whatBearsOn(term, days, context);
  const known = context.known.get(key) ?? enumerated(term, days, context);
  context.known.set(key, known);
  if (known instanceof TooManyWorlds) throw known;
  return known;
}

function whatBearsOn(term: string, days: readonly Day[], context: Context): string {
  const { facts, clock } = context;
  const claims = facts.terms.get(term) ?? [];
  const stated = [...new Set(claims.map((claim) => (isReplacedEnd(claim) ? claim.by : claim)))];
  const isOpen = (name: string): boolean => stateOfCondition(context, name) === 'open';
  const isClocked = stated.some((claim) => isRenewing(claim) || conditionsOf(claim).some(isOpen));
  const inputsOf = ({ id, content: { type, occurred, agreement, data } }: KnownEvent): unknown[] => [
    id,
    type,
    occurred,
    agreement,
    data,
  ];
  return JSON.stringify([
    isClocked ? clock : null,
    days,
    context.days,
    claims.map((claim) => [claim.id, claim.place]),
    stated.map(({ id, effect, from, agreement, event, place }) => [
      id,
      effect,
      from,
      agreement,
      inputsOf(event),
      place,
    ]),
    facts.founders,
    [facts.partyChanges, facts.partnershipEnds].map((events) => events.map(inputsOf)),
    [facts.agreementEnds, facts.conditionsMet].map((byName) => [...byName].map(([id, all]) => [id, all.map(inputsOf)])),
    [...facts.agreements],
    [...facts.conditionsRuledOut],
    facts.notices.get(term) ?? [],
  ]);
}

function enumerated(term: string, days: readonly Day[], context: Context): Enumerated | TooManyWorlds {
  try {
    return enumerateAnew(term, days, context);
  } catch (error) {
    if (error instanceof TooManyWorlds) return error;
    throw error;
  }
}

function enumerateAnew(term: string, days: readonly Day[], context: Context): Enumerated {
  const claims = context.facts.terms.get(term) ?? [];
  const tally = new TermTally(days);
  const waiting = new WaitingClaims(claims);
  const inOrder = days.toSorted((left, right) => left - right);
  let worlds = 0;
  for (const shared of sharedWorlds(claims, context)) {
    const boundBy = boundIn(shared, context.facts, context.rules);
    waiting.see(shared);
    for (const placed of termWorlds(claims, shared, context)) {
      if (++worlds > context.limit) throw new TooManyWorlds(`${term}: more than ${context.limit} worlds`);
      waiting.seeStarts(placed);
      for (const [day, outcome] of outcomesOn(inOrder, placed, shared, boundBy, context)) tally.add(day, outcome);
    }
  }
  return { tally, waiting: waiting.all() };
}

/** The outcome on each of some days, in order: it is computed anew where a claim starts or has ended, or the parties change. */
function* outcomesOn(
  days: readonly Day[],
  placed: readonly Placed[],
  { partyChanges }: SharedDays,
  boundBy: BoundBy,
  { rules }: Context,
): Generator<[Day, Outcome]> {
  const turns = [...placed.flatMap(({ start, end }) => [start, end + 1]), ...partyChanges.map(({ day }) => day)];
  const inOrder = turns.toSorted((left, right) => left - right);
  let next = 0;
  let outcome: Outcome | null = null;
  for (const day of days) {
    const passed = next;
    while (next < inOrder.length && (inOrder[next] ?? NEVER) <= day) next += 1;
    if (outcome === null || next > passed) outcome = outcomeOn(day, placed, boundBy, rules);
    yield [day, outcome];
  }
}

class WaitingClaims {
  private readonly claims: readonly { claim: Claim; waiting: Waiting }[];

  constructor(claims: readonly TermClaim[]) {
    this.claims = claims.flatMap((claim) => {
      if (isReplacedEnd(claim) || claim.effect.effect === 'end' || claim.effect.fromCondition === undefined) return [];
      const occurred = boundsOf(claim.event.content.occurred).lo;
      return { claim, waiting: { occurred, certainlyMet: -NEVER, ruledOut: true, earliestStart: NEVER } };
    });
  }

  see(shared: SharedDays): void {
    for (const { claim, waiting } of this.claims) {
      const met = dayOfExpression(claim.effect.fromCondition ?? { all: [] }, shared.dayAwaited);
      waiting.certainlyMet = Math.max(waiting.certainlyMet, met);
      waiting.ruledOut &&= met === NEVER;
    }
  }

  seeStarts(placed: readonly Placed[]): void {
    for (const { claim, waiting } of this.claims) {
      const start = placed.find((one) => one.claim === claim)?.start ?? NEVER;
      waiting.earliestStart = Math.min(waiting.earliestStart, start);
    }
  }

  all(): readonly { claim: Claim; waiting: Waiting }[] {
    return this.claims;
  }
}

export interface Resolved {
  scope: string;
  outcome: Outcome;
}

/**
 * The outcome for a scope: in each world that of the narrowest term of the path in which something is in force or suspended.
 * Given the shared days, the own days of different terms do not depend on each other.
 */
export function resolveIn(
  path: readonly { term: string; scope: string }[],
  day: Day,
  context: Context,
): { tallies: Map<string, TermTally>; worlds: number } {
  const claimsOf = (term: string): readonly TermClaim[] => context.facts.terms.get(term) ?? [];
  const tallies = new Map(path.map(({ scope }) => [scope, new TermTally([day])]));
  let worlds = 0;
  const all = path.flatMap(({ term }) => claimsOf(term));
  for (const shared of sharedWorlds(all, context)) {
    const boundBy = boundIn(shared, context.facts, context.rules);
    const outcomes = path.map(({ term }) =>
      [...termWorlds(claimsOf(term), shared, context)].map((placed) => outcomeOn(day, placed, boundBy, context.rules)),
    );
    for (const world of oneOfEach(outcomes)) {
      if (++worlds > context.limit) throw new TooManyWorlds(`resolve: more than ${context.limit} worlds`);
      const first = world.findIndex((outcome) => outcome.is !== 'nothing');
      const [outcome, scope] = [world[first], path[first]?.scope];
      if (outcome && scope !== undefined) tallies.get(scope)?.add(day, outcome);
    }
  }
  return { tallies, worlds };
}
