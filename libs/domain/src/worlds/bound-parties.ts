import type { Day } from '../dates';
import type { PartiesChangedFact, StatementsByKind, ValueFact } from '../facts';
import { afterChange, boundAtFirst, namesOf, type BoundState } from './parties';

/** Who may be bound by each of some claims: one list a claim, in each world that differs. */
export interface BoundWorlds {
  readonly worlds: readonly (readonly (readonly string[])[])[];
  readonly cautious: boolean;
}

type Binding = Pick<ValueFact, 'between' | 'agreement'>;

interface OfClaim {
  readonly lists: readonly (readonly string[])[];
  readonly cautious: boolean;
}

const unchanged = (names: readonly string[]): OfClaim => ({ lists: [[...new Set(names)].sort()], cautious: false });

/** More orders of changes, told apart by what they lead to, are not followed. */
const MOST_STATES = 2_000;

/** Who is bound by day, by the party changes of a partnership. */
export class BoundParties {
  private readonly changes: readonly Dated[];
  private readonly assigned: ReadonlySet<string>;
  private readonly known = new Map<string, BoundWorlds>();
  /** Whom a default binds where no parties ever change. */
  private readonly always: OfClaim;

  constructor(private readonly facts: Pick<StatementsByKind, 'founders' | 'partyChanges' | 'agreements'>) {
    // An agreement that nothing published has no claims.
    const changes = facts.partyChanges.filter(({ agreement }) => agreement === null || facts.agreements.has(agreement));
    this.changes = changes.map((change, index) => dated(change, index, changes.length));
    this.always = unchanged(facts.founders);
    this.assigned = new Set(changes.flatMap(({ agreement }) => agreement ?? []));
  }

  /** The lists by which one claim may bind on a day. */
  ofClaim(claim: Binding, day: Day): OfClaim {
    if (this.changes.length === 0) return claim.between === null ? this.always : unchanged(claim.between);
    const { worlds, cautious } = this.ofClaims([claim], day);
    return { lists: worlds.map(([list]) => list ?? []), cautious };
  }

  ofClaims(claims: readonly Binding[], day: Day): BoundWorlds {
    const bindings = claims.map(({ between, agreement }) => ({ between, agreement: this.assignedTo(agreement) }));
    const known = this.changes.filter(({ change }) => change.day.lo <= day);
    const open = known.filter(({ change }) => change.day.hi > day).map(({ index }) => index);
    const key = JSON.stringify([bindings, known.length, open]);
    let found = this.known.get(key);
    if (!found) this.known.set(key, (found = this.follow(bindings, known, day)));
    return found;
  }

  /** The days on which who is bound may change. */
  get days(): Day[] {
    return this.changes.flatMap(({ change: { day } }) => [day.lo, day.hi]);
  }

  private assignedTo(agreement: string | null): string | null {
    return agreement !== null && this.assigned.has(agreement) ? agreement : null;
  }

  private follow(bindings: readonly Binding[], known: readonly Dated[], day: Day): BoundWorlds {
    const agreements = new Set(bindings.map(({ agreement }) => agreement));
    const bearing = known.filter(({ change: { agreement } }) => agreement === null || agreements.has(agreement));
    const first = bindings.map(({ between }) => boundAtFirst(between, this.facts.founders));
    const states = ordersOf(bearing, first, bindings, day);
    if (states === null) return { worlds: boundAtMost(bearing, first, bindings, day), cautious: true };
    const worlds = new Map<string, readonly (readonly string[])[]>();
    for (const state of states) {
      const lists = state.map(namesOf);
      worlds.set(JSON.stringify(lists), lists);
    }
    return { worlds: [...worlds.values()], cautious: false };
  }
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

/** What the changes may have led to by a day, in each order that their days allow; null if there are too many. */
function ordersOf(changes: readonly Dated[], first: States, bindings: readonly Binding[], day: Day): States[] | null {
  const reached: States[] = [];
  const inOrder = changes.toSorted((a, b) => a.earliest - b.earliest);
  let settled = 0;
  let states = first;
  for (; settled < inOrder.length && comesFirst(inOrder, settled, day); settled += 1)
    states = statesAfter(states, inOrder[settled]!.change, bindings);
  let nodes: Node[] = [{ remaining: inOrder.slice(settled), states }];
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
    agreement === null || bindings[index]?.agreement === agreement ? changes.reduce(afterChange, state) : state,
  );

const keyOf = ({ remaining, states }: Node): string =>
  JSON.stringify([
    remaining.map(({ index }) => index),
    states.map((state) =>
      state.of === 'parties' ? [[...state.members.parties].sort(), [...state.members.successors]] : state.places,
    ),
  ]);

/** Whoever any imprecise change names may be bound or not: no world binds fewer for certain, and none binds others. */
function boundAtMost(
  changes: readonly Dated[],
  first: States,
  bindings: readonly Binding[],
  day: Day,
): BoundWorlds['worlds'] {
  const byLatest = changes.toSorted((a, b) => a.latest - b.latest);
  const certain = byLatest.filter(({ change }) => change.day.hi <= day);
  const states = certain.reduce((before, { change }) => statesAfter(before, change, bindings), first);
  const named = (change: PartiesChangedFact['changes'][number]): string[] => Object.values(change);
  const lists = states.map((state, index) => {
    const bearing = changes.filter(
      ({ change: { agreement } }) => agreement === null || agreement === bindings[index]?.agreement,
    );
    const uncertain = new Set(
      bearing.flatMap(({ change }) => (change.day.lo < change.day.hi ? change.changes.flatMap(named) : [])),
    );
    const bound = namesOf(state);
    return [bound.filter((name) => !uncertain.has(name)), [...new Set([...bound, ...uncertain])].sort()] as const;
  });
  return [lists.map(([fewest]) => fewest), lists.map(([, most]) => most)];
}
