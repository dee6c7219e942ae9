import type { Bounds, Day } from '../dates';
import type { PartyChange, StatementsByKind } from '../facts';
import {
  countSettled,
  dated,
  endOfGroup,
  mostAtOnce,
  reachedFrom,
  statesAfter,
  TOO_MUCH,
  type Binding,
  type Dated,
  type Followed,
  type Settled,
  type States,
} from './orders-of-changes';
import { boundAtFirst, namesOf } from './parties';

/** The possible lists of bound parties of several claims: for each different world, one list per claim. */
export interface BoundWorlds {
  readonly worlds: readonly (readonly (readonly string[])[])[];
  readonly cautious: boolean;
  readonly followed: number;
}

/** The possible lists of bound parties of one claim. */
export interface BoundLists {
  readonly lists: readonly (readonly string[])[];
  readonly cautious: boolean;
  /** The number of changes and names that were followed to find the lists. */
  readonly followed: number;
}

/** The party changes that affect some bindings. */
interface Bearing {
  /** Sorted by the first day on which they may take place. */
  readonly inOrder: readonly Dated[];
  readonly isTangled: boolean;
}

type Lists = readonly (readonly string[])[];

const unchanged = (names: readonly string[]): BoundLists => ({
  lists: [[...new Set(names)].sort()],
  cautious: false,
  followed: 0,
});

/** The most changes and names that are followed for one day. If the bound parties change on many days, the limit is a share of the total. */
const MOST_FOLLOWED = 5_000;
const LEAST_FOLLOWED = 200;
const MOST_FOLLOWED_OF_ALL = 4_000_000;
/** The most changes that may take place on the same days. With more of them, their orders are not followed. */
const MOST_AT_ONCE = 8;
/** The most different bindings that are followed together. */
const MOST_TOGETHER = 10;
/** The most days within an interval on which the bound parties may change. With more of them, every party that a change names may be bound or not. */
const MOST_TURNS = 100;

/** The results so far, for partnerships with party changes. */
class Found {
  /** The numbers of bindings, by their JSON and by claim. */
  readonly numbers = new Map<string, number>();
  readonly ofClaimNumbers = new WeakMap<Binding, number>();
  readonly known = new Map<string, BoundWorlds>();
  readonly ofOne = new Map<string, BoundLists>();
  readonly during = new Map<string, BoundLists>();
  readonly bearing = new Map<string, Bearing>();
  /** By bindings: the states after the first changes, as far as they were followed last. */
  readonly settled = new Map<string, Settled>();
}

/** Binds the parties of the partnership on the day. */
export const ALL_PARTIES: Binding = { between: null, agreement: null };

/** Determines the bound parties by day from the party changes of a partnership. */
export class BoundParties {
  private readonly changes: readonly Dated[];
  private readonly assigned: ReadonlySet<string>;
  private readonly firstDays: readonly Day[];
  private readonly lastDays: readonly Day[];
  /** The days on which the bound parties may change, sorted. */
  readonly turns: readonly Day[];
  /** The lists of a claim without `between` if the parties never change. */
  private readonly always: BoundLists;
  private found: Found | null = null;
  private readonly mostFollowed: number;

  constructor(private readonly facts: Pick<StatementsByKind, 'founders' | 'partyChanges' | 'agreements'>) {
    // An agreement that was never published has no claims.
    const changes = facts.partyChanges.filter(({ agreement }) => agreement === null || facts.agreements.has(agreement));
    this.changes = changes.map((change, index) => dated(change, index, changes.length));
    this.always = unchanged(facts.founders);
    this.assigned = new Set(changes.flatMap(({ agreement }) => agreement ?? []));
    this.firstDays = changes.map(({ day }) => day.lo).sort((a, b) => a - b);
    this.lastDays = changes.map(({ day }) => day.hi).sort((a, b) => a - b);
    const turns = changes.flatMap(({ day: { lo, hi } }) => [lo, lo + 1, hi, hi + 1]);
    this.turns = [...new Set(turns)].sort((a, b) => a - b);
    const share = Math.floor(MOST_FOLLOWED_OF_ALL / Math.max(1, this.turns.length));
    this.mostFollowed = Math.min(MOST_FOLLOWED, Math.max(LEAST_FOLLOWED, share));
  }

  /** Returns the possible lists of one claim on a day. */
  ofClaim(claim: Binding, day: Day): BoundLists {
    if (this.changes.length === 0) return claim.between === null ? this.always : unchanged(claim.between);
    const key = `${this.placeOf(day)} ${this.numberOf(claim)}`;
    let found = this.memo.ofOne.get(key);
    if (!found) {
      const { worlds, ...rest } = this.follow([claim], day);
      this.memo.ofOne.set(key, (found = { lists: worlds.map(([list]) => list ?? []), ...rest }));
    }
    return found;
  }

  ofClaims(claims: readonly Binding[], day: Day): BoundWorlds {
    const numbers = claims.map((claim) => this.numberOf(claim));
    const different = new Map(claims.map((claim, index) => [numbers[index]!, claim]));
    const key = `${this.placeOf(day)} ${[...different.keys()].join()}`;
    let found = this.memo.known.get(key);
    if (!found) this.memo.known.set(key, (found = this.follow([...different.values()], day)));
    if (different.size === claims.length) return found;
    const places = new Map([...different.keys()].map((number, place) => [number, place]));
    const indices = numbers.map((number) => places.get(number)!);
    return { ...found, worlds: found.worlds.map((lists) => indices.map((index) => lists[index]!)) };
  }

  /** Returns the possible lists of one claim on one unknown day of several. */
  listsDuring(claim: Binding, at: Bounds): BoundLists {
    if (this.changes.length === 0) return this.ofClaim(claim, at.lo);
    const key = `${at.lo} ${at.hi} ${this.numberOf(claim)}`;
    let found = this.memo.during.get(key);
    if (!found) this.memo.during.set(key, (found = this.findDuring(claim, at)));
    return found;
  }

  /** Returns the days within an interval, except its first day, on which the bound parties may change. */
  turnsWithin({ lo, hi }: Bounds): readonly Day[] {
    return this.turns.slice(countUpTo(this.turns, lo), countUpTo(this.turns, hi));
  }

  private get memo(): Found {
    return (this.found ??= new Found());
  }

  /** Two days have the same place if the same changes may have begun and the same changes must be over. */
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
      return { lists: worlds.map(([list]) => list!), cautious: true, followed: bearing.inOrder.length };
    }
    const each = [at.lo, ...turns].map((day) => this.ofClaim(claim, day));
    const lists = new Map(each.flatMap(({ lists }) => lists).map((list) => [list.join(), list]));
    return {
      lists: [...lists.values()],
      cautious: each.some(({ cautious }) => cautious),
      followed: each.reduce((sum, { followed }) => sum + followed, 0),
    };
  }

  private bindingOf({ between, agreement }: Binding): Binding {
    return { between, agreement: agreement !== null && this.assigned.has(agreement) ? agreement : null };
  }

  private numberOf(claim: Binding): number {
    let number = this.memo.ofClaimNumbers.get(claim);
    if (number === undefined) {
      const key = JSON.stringify(this.bindingOf(claim));
      number = this.memo.numbers.get(key) ?? this.memo.numbers.size;
      this.memo.numbers.set(key, number);
      this.memo.ofClaimNumbers.set(claim, number);
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
    const { reached, followed } = isTooMuch ? TOO_MUCH : this.ordersOf(known, first, bindings, day);
    if (reached === null)
      return {
        worlds: boundAtMost(known, first, bindings, { lo: day, hi: day }),
        cautious: true,
        followed: followed + known.length,
      };
    const worlds = new Map<string, Lists>();
    for (const state of reached) {
      const lists = state.map(namesOf);
      worlds.set(JSON.stringify(lists), lists);
    }
    const named = [...worlds.values()].flat().reduce((sum, list) => sum + list.length, 0);
    return { worlds: [...worlds.values()], cautious: false, followed: followed + named };
  }

  /** Returns the changes that affect the bindings, and whether too many of them may take place on the same days. */
  private bearingOn(bindings: readonly Binding[]): Bearing {
    const agreements = new Set(bindings.map(({ agreement }) => agreement));
    const key = [...agreements].sort().join();
    let found = this.memo.bearing.get(key);
    if (!found) {
      const bearing = this.changes.filter(
        ({ change: { agreement } }) => agreement === null || agreements.has(agreement),
      );
      const inOrder = bearing.toSorted((a, b) => a.earliest - b.earliest);
      this.memo.bearing.set(key, (found = { inOrder, isTangled: mostAtOnce(inOrder) > MOST_AT_ONCE }));
    }
    return found;
  }

  /** Returns the states that the changes may have led to by a day, over all orders that their days allow. */
  private ordersOf(inOrder: readonly Dated[], first: States, bindings: readonly Binding[], day: Day): Followed {
    const numbers = bindings.map((binding) => this.numberOf(binding)).join();
    const count = countSettled(inOrder, day);
    const before = this.memo.settled.get(numbers);
    const from = before && before.count <= count ? before : { count: 0, reached: [first] };
    const settled = this.settle(from, inOrder.slice(0, count), bindings);
    this.memo.settled.set(numbers, settled);
    const remaining = inOrder.slice(count);
    if (settled.reached === null || remaining.length === 0) return { reached: settled.reached, followed: 0 };
    const nodes = settled.reached.map((states) => ({ remaining, states }));
    return reachedFrom(nodes, bindings, { day, most: this.mostFollowed });
  }

  /** Follows the changes after the settled ones, by groups of changes between which no other change can take place. */
  private settle({ count, reached }: Settled, inOrder: readonly Dated[], bindings: readonly Binding[]): Settled {
    let from = count;
    while (reached !== null && from < inOrder.length) {
      let to = from;
      while (to < inOrder.length && endOfGroup(inOrder, to) === to + 1) to += 1;
      if (to > from) {
        const changes = inOrder.slice(from, to).map(({ change }) => change);
        reached = reached.map((states) => statesAfter(states, changes, bindings));
      } else {
        to = endOfGroup(inOrder, from);
        const nodes = reached.map((states) => ({ remaining: inOrder.slice(from, to), states }));
        ({ reached } = reachedFrom(nodes, bindings, { day: Infinity, most: this.mostFollowed }));
      }
      from = to;
    }
    return { count: inOrder.length, reached };
  }
}

/**
 * Returns a lower and an upper bound: each party that an uncertain change names, and each of its successors, may be bound or not. In no world are
 * fewer parties bound for certain, or other parties bound.
 */
function boundAtMost(
  changes: readonly Dated[],
  first: States,
  bindings: readonly Binding[],
  { lo, hi }: Bounds,
): BoundWorlds['worlds'] {
  const isCertain = ({ change: { day } }: Dated): boolean => day.lo === day.hi && day.hi <= lo;
  const known = changes.filter(({ change }) => change.day.lo <= hi);
  const over = known.filter(({ change }) => change.day.hi <= lo).sort((a, b) => a.latest - b.latest);
  const states = statesAfter(
    first,
    over.map(({ change }) => change),
    bindings,
  );
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

/** Returns the number of sorted days on or before a day. */
const countUpTo = (days: readonly Day[], day: Day): number => firstWhere(days, (each) => each > day);

/** Returns the index of the first item for which `holds` is true. It must also be true for all later items. */
function firstWhere<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(items[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
