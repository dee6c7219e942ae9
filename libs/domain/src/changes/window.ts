import { LAST_DAY, type Day } from '../dates';
import type { ValueFact } from '../facts';
import type { ClaimSpan, TermSegment, Timeline } from '../worlds';

/** The days `from` to `to`, both inclusive. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

/**
 * Returns the days outside of which two timelines of a term are equal; null: they are equal on all days. Most events change few of the many runs of
 * days that a term has.
 */
export function windowOfDifference(before: Timeline, after: Timeline): Window | null {
  const hull = new Hull();
  spreadOverSpans(hull, before, after);
  spreadOverSegments(hull, before.segments, after.segments);
  return hull.window();
}

/** Returns the spans that overlap the window. */
export const spansWithin = (spans: readonly ClaimSpan[], { from, to }: Window): readonly ClaimSpan[] =>
  spans.filter((span) => span.from <= to && from < span.to);

function spreadOverSpans(hull: Hull, before: Timeline, after: Timeline): void {
  const sameMatters = before.matters === after.matters;
  const isSame = (a: ClaimSpan, b: ClaimSpan): boolean =>
    a.claim === b.claim &&
    a.from === b.from &&
    a.to === b.to &&
    (sameMatters || before.matters.openIn(a.claim) === after.matters.openIn(b.claim));
  const [was, now] = withoutCommonEnds(before.spans, after.spans, isSame);
  const others = new Map<ValueFact, ClaimSpan[]>();
  for (const span of now) {
    const ofClaim = others.get(span.claim);
    if (ofClaim) ofClaim.push(span);
    else others.set(span.claim, [span]);
  }
  for (const span of was) {
    const ofClaim = others.get(span.claim) ?? [];
    const place = ofClaim.findIndex((other) => isSame(span, other));
    if (place < 0) hull.add(span.from, span.to - 1);
    else ofClaim.splice(place, 1);
  }
  for (const ofClaim of others.values()) for (const { from, to } of ofClaim) hull.add(from, to - 1);
}

function spreadOverSegments(hull: Hull, before: readonly TermSegment[], after: readonly TermSegment[]): void {
  const isSame = (a: TermSegment, b: TermSegment): boolean =>
    a.from === b.from && a.to === b.to && a.nothing === b.nothing;
  for (const differing of withoutCommonEnds(before, after, isSame)) {
    const [first, last] = [differing[0], differing.at(-1)];
    if (first && last) hull.add(first.from, last.to - 1);
  }
}

/** Returns two lists without their common beginning and end. */
function withoutCommonEnds<T>(a: readonly T[], b: readonly T[], isSame: (a: T, b: T) => boolean): [T[], T[]] {
  const shorter = Math.min(a.length, b.length);
  let begin = 0;
  while (begin < shorter && isSame(a[begin]!, b[begin]!)) begin += 1;
  let end = 0;
  while (end < shorter - begin && isSame(a[a.length - 1 - end]!, b[b.length - 1 - end]!)) end += 1;
  return [a.slice(begin, a.length - end), b.slice(begin, b.length - end)];
}

class Hull {
  private from: Day = Infinity;
  private to: Day = -Infinity;

  add(from: Day, to: Day): void {
    this.from = Math.min(this.from, from);
    this.to = Math.max(this.to, to);
  }

  window(): Window | null {
    return this.from > this.to ? null : { from: this.from, to: this.to >= LAST_DAY ? Infinity : this.to };
  }
}
