import { FIRST_CURSOR_HASH, type CursorPlace } from '#contracts';

/** One place per partition. Everything before it has been read. */
export type FeedPlaces = readonly CursorPlace[];

export const isBehind = (a: CursorPlace, b: CursorPlace): boolean =>
  a.offset < b.offset || (a.offset === b.offset && a.ordinal < b.ordinal);

/** Returns true if `a` is at or after `b` in every partition. */
export const hasReached = (a: FeedPlaces, b: FeedPlaces): boolean =>
  b.every((place, partition) => !isBehind(a[partition]!, place));

export const atStart = (partitions: number): FeedPlaces =>
  Array.from({ length: partitions }, () => ({ offset: 0, ordinal: 0, hash: FIRST_CURSOR_HASH }));
