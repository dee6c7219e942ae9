import { keyOfValue } from '../value/absence';
import { laneId, type Lane, type Run, type LaneSegment } from './drawing';

/** A run of days on which the answer for a narrower scope differs from the lane's own. */
export interface Exception extends Run {
  /** The lane of the narrower scope. */
  readonly of: Lane;
  readonly segment: LaneSegment;
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
  if (general.segments.length === 0) return NONE;
  return general.segments.flatMap((segment) =>
    segment.pieces.length === 0
      ? []
      : of.segments
          .filter((narrow) => isSomething(narrow) && differsFrom(narrow, segment))
          .map((narrow) => ({
            of,
            segment: narrow,
            from: Math.max(segment.from, narrow.from),
            to: Math.min(segment.to, narrow.to),
          }))
          .filter(({ from, to }) => from < to),
  );
};

const isSomething = ({ pieces, suspended }: LaneSegment): boolean => pieces.length > 0 || suspended !== undefined;

const differsFrom = (a: LaneSegment, b: LaneSegment): boolean => keyOf(a) !== keyOf(b);

const keyOf = ({ pieces }: LaneSegment): string =>
  pieces.map(({ value, certainty }) => `${certainty} ${keyOfValue(value)}`).join();
