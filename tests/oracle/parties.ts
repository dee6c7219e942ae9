import type { Content } from './events';

export type PartiesChangedData = Content<'PartiesChanged'>['data'];

export type PartyOperation = { joined: string } | { left: string } | { succeeded: string; by: string };

/** The parties, and who took the place of each name that ceased to be one because of that. */
export interface PartyState {
  parties: ReadonlySet<string>;
  succeeded: ReadonlyMap<string, readonly string[]>;
}

export function inTheOrderOfTheText({ joined = [], left = [], succeeded = [] }: PartiesChangedData): PartyOperation[] {
  return [
    ...joined.map(({ id }) => ({ joined: id })),
    ...left.map((id) => ({ left: id })),
    ...succeeded.map(({ party, by }) => ({ succeeded: party, by: by.id })),
  ];
}

export function applyToParties({ parties, succeeded }: PartyState, operation: PartyOperation): PartyState {
  if ('joined' in operation) {
    return { parties: withName(parties, operation.joined), succeeded: withoutKey(succeeded, operation.joined) };
  }
  if ('left' in operation) {
    return { parties: without(parties, operation.left), succeeded: withoutKey(succeeded, operation.left) };
  }
  const { succeeded: name, by } = operation;
  const successors = succeeded.get(name);
  // A second successor of one name stands beside the first (7.18), so a name that was succeeded still counts.
  if (!parties.has(name) && successors === undefined) return { parties, succeeded };
  // A succession stated by several events has the earliest of their days (7.4): to state it again changes nothing.
  if (successors?.includes(by)) return { parties, succeeded };
  return {
    parties: withName(without(parties, name), by),
    succeeded: new Map([...withoutKey(succeeded, by), [name, [...(successors ?? []), by]]]),
  };
}

/** Who took the place of a name, step by step. A name at the leaves of the tree stands for the name at its root. */
interface Place {
  name: string;
  successors: Place[];
}

export function resolvedNames(name: string, operations: readonly PartyOperation[]): string[] {
  const root: Place = { name, successors: [] };
  for (const operation of operations) {
    if ('joined' in operation) {
      for (const place of placesOf(operation.joined, root)) place.successors = [];
    }
    if ('succeeded' in operation) {
      for (const place of placesOf(operation.succeeded, root)) {
        const isKnown = place.successors.some(({ name: successor }) => successor === operation.by);
        if (!isKnown) place.successors.push({ name: operation.by, successors: [] });
      }
    }
  }
  return [...new Set(leavesOf(root))];
}

function placesOf(name: string, place: Place): Place[] {
  const below = place.successors.flatMap((successor) => placesOf(name, successor));
  return place.name === name ? [place, ...below] : below;
}

function leavesOf(place: Place): string[] {
  return place.successors.length === 0 ? [place.name] : place.successors.flatMap(leavesOf);
}

function withName(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  return new Set([...names, name]);
}

function without(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  return new Set([...names].filter((other) => other !== name));
}

function withoutKey(
  successors: ReadonlyMap<string, readonly string[]>,
  name: string,
): ReadonlyMap<string, readonly string[]> {
  return new Map([...successors].filter(([other]) => other !== name));
}
