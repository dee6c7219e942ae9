import type { Bounds, Day } from '../dates';
import type { PartiesChangedFact, PartyChange, StatementsByKind, ValueFact } from '../facts';
import { afterChanges, boundAtFirst, namesOf, type BoundState } from './parties';

/** Who may be bound by each of some claims: one list a claim, in each world that differs. */
export interface BoundWorlds {
  readonly worlds: readonly (readonly (readonly string[])[])[];
  readonly cautious: boolean;
}

/** The lists by which one claim may bind. */
export interface BoundLists {
  readonly lists: readonly (readonly string[])[];
  readonly cautious: boolean;
}

/** The changes that bear on something. */
interface Bearing {
  /** By the first day on which they may take place. */
  readonly inOrder: readonly Dated[];
  readonly isTangled: boolean;
}

type Binding = Pick<ValueFact, 'between' | 'agreement'>;
type Lists = readonly (readonly string[])[];

const unchanged = (names: readonly string[]): BoundLists => ({ lists: [[...new Set(names)].sort()], cautious: false });

/** More orders of changes, told apart by what they lead to, are not followed. */
const MOST_STATES = 500;
/** Nor are the orders of changes of which more than this may take place on the same days. */
const MOST_AT_ONCE = 8;
/** More lists than this are not followed together. */
const MOST_TOGETHER = 10;
/** On more days than this, within several, on which who is bound may change, whoever is named by a change may be bound or not. */
const MOST_TURNS = 100;

/** Who is bound by day, by the party changes of a partnership. */
export class BoundParties {
  private readonly changes: readonly Dated[];
  private readonly assigned: ReadonlySet<string>;
  private readonly firstDays: readonly Day[];
  private readonly lastDays: readonly Day[];
  /** In order, the days on which who is bound may change. */
  readonly turns: readonly Day[];
  /** Numbers by what binds: as JSON, and by claim. */
  private readonly numbers = new Map<string, number>();
  private readonly ofClaimNumbers = new WeakMap<Binding, number>();
  private readonly known = new Map<string, BoundWorlds>();
  /** Whom a default binds where no parties ever change. */
  private readonly always: BoundLists;
  private readonly ofOne = new Map<string, BoundLists>();
  private readonly during = new Map<string, BoundLists>();
  private readonly bearing = new Map<string, Bearing>();
  /** By what binds: what the first changes have led to, as far as it was followed last. */
  private readonly settled = new Map<string, { readonly count: number; readonly states: States }>();

  constructor(private readonly facts: Pick<StatementsByKind, 'founders' | 'partyChanges' | 'agreements'>) {
    // An agreement that nothing published has no claims.
    const changes = facts.partyChanges.filter(({ agreement }) => agreement === null || facts.agreements.has(agreement));
    this.changes = changes.map((change, index) => dated(change, index, changes.length));
    this.always = unchanged(facts.founders);
    this.assigned = new Set(changes.flatMap(({ agreement }) => agreement ?? []));
    this.firstDays = changes.map(({ day }) => day.lo).sort((a, b) => a - b);
    this.lastDays = changes.map(({ day }) => day.hi).sort((a, b) => a - b);
    const turns = changes.flatMap(({ day: { lo, hi } }) => [lo, lo + 1, hi, hi + 1]);
    this.turns = [...new Set(turns)].sort((a, b) => a - b);
  }

  /** The lists by which one claim may bind on a day. */
  ofClaim(claim: Binding, day: Day): BoundLists {
    if (this.changes.length === 0) return claim.between === null ? this.always : unchanged(claim.between);
    const key = `${this.placeOf(day)} ${this.numberOf(claim)}`;
    let found = this.ofOne.get(key);
    if (!found) {
      const { worlds, cautious } = this.follow([claim], day);
      this.ofOne.set(key, (found = { lists: worlds.map(([list]) => list ?? []), cautious }));
    }
    return found;
  }

  ofClaims(claims: readonly Binding[], day: Day): BoundWorlds {
    const numbers = claims.map((claim) => this.numberOf(claim));
    const different = new Map(claims.map((claim, index) => [numbers[index]!, claim]));
    const key = `${this.placeOf(day)} ${[...different.keys()].join()}`;
    let found = this.known.get(key);
    if (!found) this.known.set(key, (found = this.follow([...different.values()], day)));
    if (different.size === claims.length) return found;
    const places = new Map([...different.keys()].map((number, place) => [number, place]));
    const indices = numbers.map((number) => places.get(number)!);
    return { ...found, worlds: found.worlds.map((lists) => indices.map((index) => lists[index]!)) };
  }

  /** The lists by which one claim may bind on one of several days. */
  listsDuring(claim: Binding, at: Bounds): BoundLists {
    const key = `${at.lo} ${at.hi} ${this.numberOf(claim)}`;
    let found = this.during.get(key);
    if (!found) this.during.set(key, (found = this.findDuring(claim, at)));
    return found;
  }

  /** The days behind the first of several on which who is bound may change. */
  turnsWithin({ lo, hi }: Bounds): readonly Day[] {
    return this.turns.slice(countUpTo(this.turns, lo), countUpTo(this.turns, hi));
  }

  /** Days of one place have the same changes before and behind them. */
  private placeOf(day: Day): string {
    return `${countUpTo(this.firstDays, day)} ${countUpTo(this.lastDays, day)}`;
  }

  private findDuring(claim: Binding, at: Bounds): BoundLists {
    const turns = this.turnsWithin(at);
    if (turns.length > MOST_TURNS) {
      const binding = this.bindingOf(claim);
      const bearing = this.bearingOn([binding]);
      const first = [boundAtFirst(binding.between, this.facts.founders)];
      const worlds = boundAtMost(bearing.inOrder, first, [binding], at);
      return { lists: worlds.map(([list]) => list!), cautious: true };
    }
    const each = [at.lo, ...turns].map((day) => this.ofClaim(claim, day));
    const lists = new Map(each.flatMap(({ lists }) => lists).map((list) => [list.join(), list]));
    return { lists: [...lists.values()], cautious: each.some(({ cautious }) => cautious) };
  }

  private bindingOf({ between, agreement }: Binding): Binding {
    return { between, agreement: agreement !== null && this.assigned.has(agreement) ? agreement : null };
  }

  private numberOf(claim: Binding): number {
    let number = this.ofClaimNumbers.get(claim);
    if (number === undefined) {
      const key = JSON.stringify(this.bindingOf(claim));
      number = this.numbers.get(key) ?? this.numbers.size;
      this.numbers.set(key, number);
      this.ofClaimNumbers.set(claim, number);
    }
    return number;
  }

  private follow(claims: readonly Binding[], day: Day): BoundWorlds {
    const bindings = claims.map((claim) => this.bindingOf(claim));
    const first = bindings.map(({ between }) => boundAtFirst(between, this.facts.founders));
    const { inOrder, isTangled } = this.bearingOn(bindings);
    const known = inOrder.slice(
      0,
      firstWhere(inOrder, ({ change }) => change.day.lo > day),
    );
    const isTooMuch = known.length > 0 && (isTangled || bindings.length > MOST_TOGETHER);
    const states = isTooMuch ? null : this.ordersOf(known, first, bindings, day);
    if (states === null) return { worlds: boundAtMost(known, first, bindings, { lo: day, hi: day }), cautious: true };
    const worlds = new Map<string, Lists>();
    for (const state of states) {
      const lists = state.map(namesOf);
      worlds.set(JSON.stringify(lists), lists);
    }
    return { worlds: [...worlds.values()], cautious: false };
  }

  /** The changes that bear on what binds, and whether too many of them may take place on the same days. */
  private bearingOn(bindings: readonly Binding[]): Bearing {
    const agreements = new Set(bindings.map(({ agreement }) => agreement));
    const key = [...agreements].sort().join();
    let found = this.bearing.get(key);
    if (!found) {
      const bearing = this.changes.filter(
        ({ change: { agreement } }) => agreement === null || agreements.has(agreement),
      );
      const inOrder = bearing.toSorted((a, b) => a.earliest - b.earliest);
      this.bearing.set(key, (found = { inOrder, isTangled: mostAtOnce(inOrder) > MOST_AT_ONCE }));
    }
    return found;
  }

  /** What the changes, in order, may have led to by a day, in each order that their days allow; null if there are too many. */
  private ordersOf(inOrder: readonly Dated[], first: States, bindings: readonly Binding[], day: Day): States[] | null {
    let count = 0;
    while (count < inOrder.length && comesFirst(inOrder, count, day)) count += 1;
    const numbers = bindings.map((binding) => JSON.stringify(binding)).join();
    const before = this.settled.get(numbers);
    let [settled, states] = before && before.count <= count ? [before.count, before.states] : [0, first];
    for (; settled < count; settled += 1) states = statesAfter(states, inOrder[settled]!.change, bindings);
    this.settled.set(numbers, { count, states });
    return reachedFrom({ remaining: inOrder.slice(count), states }, bindings, day);
  }
}

/** What changes that remain may lead to by a day; null if there are too many ways. */
function reachedFrom(first: Node, bindings: readonly Binding[], day: Day): States[] | null {
  const reached: States[] = [];
  let nodes: Node[] = [first];
  let followed = 0;
  while (nodes.length > 0) {
    const next = new Map<string, Node>();
    const isOnly = nodes.length === 1;
    for (const { remaining, states } of nodes) {
      if (remaining.every(({ change }) => change.day.hi > day)) reached.push(states);
      const candidates = mayComeNext(remaining);
      for (const dated of candidates) {
        const node = {
          remaining: remaining.filter((other) => other !== dated),
          states: statesAfter(states, dated.change, bindings),
        };
        if ((followed += 1) > MOST_STATES && candidates.length + nodes.length > 2) return null;
        next.set(isOnly && candidates.length === 1 ? '' : keyOf(node), node);
      }
    }
    nodes = [...next.values()];
  }
  return reached;
}

/** A change with its earliest and latest place among all: those of one exact day take place as they are recorded, others anywhere on their day. */
interface Dated {
  readonly change: PartiesChangedFact;
  readonly index: number;
  readonly earliest: number;
  readonly latest: number;
}

function dated(change: PartiesChangedFact, index: number, changes: number): Dated {
  const { lo, hi } = change.day;
  const width = changes + 2;
  const exact = lo === hi;
  return {
    change,
    index,
    earliest: lo * width + (exact ? index + 1 : 0),
    latest: hi * width + (exact ? index + 1 : width - 1),
  };
}

type States = readonly BoundState[];

interface Node {
  readonly remaining: readonly Dated[];
  readonly states: States;
}

/** Whether a change took place by the day, and before all that follow it in order. */
const comesFirst = (inOrder: readonly Dated[], index: number, day: Day): boolean => {
  const { latest, change } = inOrder[index]!;
  return change.day.hi <= day && latest < (inOrder[index + 1]?.earliest ?? Infinity);
};

/** Those that may take place before all others that remain. */
function mayComeNext(remaining: readonly Dated[]): Dated[] {
  const earliestEnd = Math.min(...remaining.map(({ latest }) => latest));
  const found: Dated[] = [];
  for (const dated of remaining) {
    if (dated.earliest > earliestEnd) break;
    found.push(dated);
  }
  return found;
}

const statesAfter = (
  states: States,
  { agreement, changes }: PartiesChangedFact,
  bindings: readonly Binding[],
): States =>
  states.map((state, index) =>
    agreement === null || bindings[index]?.agreement === agreement ? afterChanges(state, changes) : state,
  );

const keyOf = ({ remaining, states }: Node): string =>
  JSON.stringify([
    remaining.map(({ index }) => index),
    states.map((state) =>
      state.of === 'parties' ? [[...state.members.parties].sort(), [...state.members.successors]] : state.places,
    ),
  ]);

/** How many changes may take place at the same time, at most; given in order. */
function mostAtOnce(inOrder: readonly Dated[]): number {
  const ends = inOrder.map(({ latest }) => latest).sort((a, b) => a - b);
  let [over, most] = [0, 0];
  inOrder.forEach(({ earliest }, begun) => {
    while (ends[over]! < earliest) over += 1;
    most = Math.max(most, begun + 1 - over);
  });
  return most;
}

/**
 * Whoever is named by a change that may or may not have taken place may be bound or not, and who succeeds them: no world binds fewer for certain,
 * and none binds others.
 */
function boundAtMost(
  changes: readonly Dated[],
  first: States,
  bindings: readonly Binding[],
  { lo, hi }: Bounds,
): BoundWorlds['worlds'] {
  const isCertain = ({ change: { day } }: Dated): boolean => day.lo === day.hi && day.hi <= lo;
  const known = changes.filter(({ change }) => change.day.lo <= hi);
  const states = known
    .filter(({ change }) => change.day.hi <= lo)
    .sort((a, b) => a.latest - b.latest)
    .reduce((before, { change }) => statesAfter(before, change, bindings), first);
  const lists = states.map((state, index) => {
    const bearing = known.filter(
      ({ change: { agreement } }) => agreement === null || agreement === bindings[index]?.agreement,
    );
    const named = bearing.flatMap((each) => (isCertain(each) ? [] : each.change.changes.flatMap(namesIn)));
    const uncertain = withSuccessors(named, bearing);
    const bound = namesOf(state);
    return [bound.filter((name) => !uncertain.has(name)), [...new Set([...bound, ...uncertain])].sort()] as const;
  });
  return [lists.map(([fewest]) => fewest), lists.map(([, most]) => most)];
}

const namesIn = (change: PartyChange): string[] => Object.values(change);

function withSuccessors(names: readonly string[], changes: readonly Dated[]): ReadonlySet<string> {
  const found = new Set(names);
  const successions = changes.flatMap(({ change }) => change.changes.filter((each) => 'succeeded' in each));
  const bySucceeded = Map.groupBy(successions, ({ succeeded }) => succeeded);
  for (const name of found) for (const { by } of bySucceeded.get(name) ?? []) found.add(by);
  return found;
}

/** How many of some days in order lie on or before a day. */
const countUpTo = (days: readonly Day[], day: Day): number => firstWhere(days, (each) => each > day);

/** Where those begin for which something holds that holds for all behind them. */
function firstWhere<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(items[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
