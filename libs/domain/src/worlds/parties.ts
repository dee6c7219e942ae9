import type { PartyChange } from '../facts';

/** The parties, and the successors of former parties. */
interface Members {
  readonly parties: ReadonlySet<string>;
  /** By the name that was succeeded: its successors. */
  readonly successors: ReadonlyMap<string, readonly string[]>;
}

/** A name in a list and its successors, as indices into all names that stand for the list. */
interface Place {
  readonly name: string;
  readonly successors: readonly number[];
}

/** The bound parties of a claim, without or with `between`, after some changes. */
export type BoundState =
  | { readonly of: 'parties'; readonly members: Members }
  | { readonly of: 'list'; readonly named: number; readonly places: readonly Place[] };

export const boundAtFirst = (between: readonly string[] | null, founders: readonly string[]): BoundState =>
  between === null
    ? { of: 'parties', members: { parties: new Set(founders), successors: new Map() } }
    : { of: 'list', named: between.length, places: between.map((name) => ({ name, successors: [] })) };

/** Returns the bound parties, sorted. */
export function namesOf(state: BoundState): readonly string[] {
  if (state.of === 'parties') return [...state.members.parties].sort();
  const standing = new Set<string>();
  const seen = new Set<number>();
  const reach = Array.from({ length: state.named }, (_, index) => index);
  for (let index = reach.pop(); index !== undefined; index = reach.pop()) {
    if (seen.has(index)) continue;
    seen.add(index);
    const place = state.places[index]!;
    if (place.successors.length === 0) standing.add(place.name);
    reach.push(...place.successors);
  }
  return [...standing].sort();
}

/** Returns true if nothing is in force while the claim governs, because too few of its parties are left. */
export const bindsTooFew = (between: readonly string[] | null, bound: readonly string[]): boolean =>
  bound.length < 2 && (between === null || between.length >= 2);

/** Returns the state after the changes of one event, in their order. */
export const afterChanges = (state: BoundState, changes: readonly PartyChange[]): BoundState =>
  state.of === 'parties'
    ? { of: 'parties', members: membersAfter(state.members, changes) }
    : { ...state, places: changes.reduce(placesAfter, state.places) };

function membersAfter(members: Members, changes: readonly PartyChange[]): Members {
  const parties = new Set(members.parties);
  const successors = new Map(members.successors);
  for (const change of changes) {
    if ('joined' in change) {
      parties.add(change.joined);
      successors.delete(change.joined);
    } else if ('left' in change) {
      parties.delete(change.left);
      successors.delete(change.left);
    } else {
      const { succeeded: name, by } = change;
      const known = successors.get(name);
      // A repeated succession changes nothing. A second successor is added beside the first.
      if (known?.includes(by) || (known === undefined && !parties.has(name))) continue;
      successors.delete(by);
      successors.set(name, [...(known ?? []), by]);
      parties.delete(name);
      parties.add(by);
    }
  }
  return { parties, successors };
}

function placesAfter(places: readonly Place[], change: PartyChange): readonly Place[] {
  if ('left' in change) return places;
  const name = 'joined' in change ? change.joined : change.succeeded;
  if (!places.some((place) => place.name === name)) return places;
  if ('joined' in change) return places.map((place) => (place.name === name ? { name, successors: [] } : place));
  const { by } = change;
  const hasSuccessor = ({ successors }: Place): boolean => successors.some((index) => places[index]?.name === by);
  const changed = places.map((place) =>
    place.name === name && !hasSuccessor(place) ? { name, successors: [...place.successors, places.length] } : place,
  );
  return [...changed, { name: by, successors: [] }];
}
