import type { Day } from '../dates';
import type { PartiesChangedFact, ValueFact } from '../facts';
import { afterChanges, type BoundState } from './parties';

/** The members of a claim that determine its bound parties. */
export type Binding = Pick<ValueFact, 'between' | 'agreement'>;

/** The most orders of changes, with different results, that are followed. */
const MOST_STATES = 500;

/** The states after some of the changes, over all of their orders; null: there are too many. */
export interface Settled {
  readonly count: number;
  readonly reached: readonly States[] | null;
}

/** The states that changes may lead to; null: there are too many orders. */
export interface Followed {
  readonly reached: readonly States[] | null;
  readonly followed: number;
}

export const TOO_MUCH: Followed = { reached: null, followed: 0 };

/** Returns the number of changes that have certainly taken place by a day and before all later changes in the list. */
export function countSettled(inOrder: readonly Dated[], day: Day): number {
  let count = 0;
  for (let end = endOfGroup(inOrder, 0); count < inOrder.length; end = endOfGroup(inOrder, count)) {
    for (let index = count; index < end; index += 1) if (inOrder[index]!.change.day.hi > day) return count;
    count = end;
  }
  return count;
}

/** Returns the index of the first change before which all changes from `from` on have certainly taken place. */
export function endOfGroup(inOrder: readonly Dated[], from: number): number {
  let latest = -Infinity;
  let end = from;
  for (; end < inOrder.length && (end === from || inOrder[end]!.earliest <= latest); end += 1)
    latest = Math.max(latest, inOrder[end]!.latest);
  return end;
}

/** Follows the remaining changes up to a day, as long as no more than `most` changes and names are visited. */
export function reachedFrom(
  first: readonly Node[],
  bindings: readonly Binding[],
  { day, most }: { readonly day: Day; readonly most: number },
): Followed {
  const reached: States[] = [];
  let nodes = first;
  let [steps, followed] = [0, 0];
  while (nodes.length > 0) {
    const next = new Map<string, Node>();
    const isOnly = nodes.length === 1;
    for (const { remaining, states } of nodes) {
      if (remaining.every(({ change }) => change.day.hi > day)) reached.push(states);
      const candidates = mayComeNext(remaining);
      for (const dated of candidates) {
        steps += 1;
        followed += remaining.length + states.reduce((sum, state) => sum + sizeOf(state), 0);
        if (followed > most || (steps > MOST_STATES && candidates.length + nodes.length > 2))
          return { reached: null, followed };
        const node = {
          remaining: remaining.filter((other) => other !== dated),
          states: statesAfter(states, [dated.change], bindings),
        };
        next.set(isOnly && candidates.length === 1 ? '' : keyOf(node), node);
      }
    }
    nodes = [...next.values()];
  }
  return { reached: reached.length > 1 ? eachOnce(reached) : reached, followed };
}

/** Removes equal states. */
const eachOnce = (reached: readonly States[]): States[] => [
  ...new Map(reached.map((states) => [keyOf({ remaining: [], states }), states])).values(),
];

const sizeOf = (state: BoundState): number =>
  state.of === 'parties' ? state.members.parties.size : state.places.length;

/**
 * A party change with its earliest and latest place among all changes. Changes of one exact day take place in record order, others at any place
 * within their days.
 */
export interface Dated {
  readonly change: PartiesChangedFact;
  readonly index: number;
  readonly earliest: number;
  readonly latest: number;
}

export function dated(change: PartiesChangedFact, index: number, changes: number): Dated {
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

export type States = readonly BoundState[];

interface Node {
  readonly remaining: readonly Dated[];
  readonly states: States;
}

/** Returns the changes that may be the next of those that remain. */
function mayComeNext(remaining: readonly Dated[]): Dated[] {
  const earliestEnd = Math.min(...remaining.map(({ latest }) => latest));
  const found: Dated[] = [];
  for (const dated of remaining) {
    if (dated.earliest > earliestEnd) break;
    found.push(dated);
  }
  return found;
}

/** Returns the states after changes in this order. */
export const statesAfter = (
  states: States,
  inOrder: readonly PartiesChangedFact[],
  bindings: readonly Binding[],
): States =>
  states.map((state, index) => {
    const bearing = inOrder.filter(({ agreement }) => agreement === null || bindings[index]?.agreement === agreement);
    return bearing.length === 0
      ? state
      : afterChanges(
          state,
          bearing.flatMap(({ changes }) => changes),
        );
  });

const keyOf = ({ remaining, states }: Node): string =>
  JSON.stringify([
    remaining.map(({ index }) => index),
    states.map((state) =>
      state.of === 'parties' ? [[...state.members.parties].sort(), [...state.members.successors]] : state.places,
    ),
  ]);

/** Returns the most changes that may take place at the same time. The changes must be sorted. */
export function mostAtOnce(inOrder: readonly Dated[]): number {
  const ends = inOrder.map(({ latest }) => latest).sort((a, b) => a - b);
  let [over, most] = [0, 0];
  inOrder.forEach(({ earliest }, begun) => {
    while (ends[over]! < earliest) over += 1;
    most = Math.max(most, begun + 1 - over);
  });
  return most;
}
