import { keyOfValue } from '../value/absence';
import { laneId, type Lane, type Run, type Stretch } from './drawing';

/** A run of days on which the answer for a narrower scope differs from the lane's own. */
export interface Exception extends Run {
  /** The lane of the narrower scope. */
  readonly of: Lane;
  readonly stretch: Stretch;
}

/** Returns true if a scope contains another one. */
export const containsScope = (general: string, narrow: string): boolean =>
  general !== narrow && (general === 'all' || narrow.startsWith(`${general}.`));

const NONE: readonly Exception[] = [];

/** Returns the exceptions of narrower scopes, by the lane of the general scope. */
export function exceptionsOf(lanes: readonly Lane[]): ReadonlyMap<string, readonly Exception[]> {
  const byKind = Map.groupBy(lanes, ({ kind }) => kind);
  return new Map(
    lanes.flatMap((lane) => {
      const narrower = byKind.get(lane.kind)!.filter(({ scope }) => containsScope(lane.scope, scope));
      const found = narrower.flatMap((of) => exceptionsIn(lane, of));
      return found.length === 0 ? [] : [[laneId(lane), found] as const];
    }),
  );
}

export const exceptionsIn = (general: Lane, of: Lane): readonly Exception[] => {
  if (general.stretches.length === 0) return NONE;
  return general.stretches.flatMap((stretch) =>
    stretch.pieces.length === 0
      ? []
      : of.stretches
          .filter((narrow) => isSomething(narrow) && differsFrom(narrow, stretch))
          .map((narrow) => ({
            of,
            stretch: narrow,
            from: Math.max(stretch.from, narrow.from),
            to: Math.min(stretch.to, narrow.to),
          }))
          .filter(({ from, to }) => from < to),
  );
};

const isSomething = ({ pieces, suspended }: Stretch): boolean => pieces.length > 0 || suspended !== undefined;

const differsFrom = (a: Stretch, b: Stretch): boolean => keyOf(a) !== keyOf(b);

const keyOf = ({ pieces }: Stretch): string =>
  pieces.map(({ value, certainty }) => `${certainty} ${keyOfValue(value)}`).join();
