import { FIRST_DAY, LAST_DAY, type Day } from '../dates';
import { byRecordOrder, type Claim, type Met } from './claim';
import { foldExact, isExactly } from './fold-exact';
import { placeClaim, type PlacedClaim } from './place-claim';
import type { Segment } from './segment';
import { isExactStart, supersedingDays } from './superseding';

/**
 * What may govern one term, day by day: the segments from 0001-01-01 on, in order, without those that no claim may
 * govern. The claims are definitive and corrected, in any order; `met` says which conditions have come true.
 *
 * This is the closed form of the meaning "in every way to give each imprecise date a day, the claim that started last
 * governs". It takes n log n steps plus the size of the result.
 */
export function foldTerm<C extends Claim>(claims: readonly C[], met: Met): Segment<C>[] {
  const placed = claims.toSorted(byRecordOrder).flatMap((claim) => placeClaim(claim, met) ?? []);
  if (placed.every(isExactly)) return foldExact(placed);
  const edges = edgesOf(spansOf(placed));
  const state = new SweepState(placed);
  const segments: Segment<C>[] = [];
  for (let next = 0; next < edges.length;) {
    const from = edges[next]?.day ?? Infinity;
    if (from > LAST_DAY) break;
    for (let edge = edges[next]; edge?.day === from; edge = edges[next]) {
      state.cross(edge);
      next += 1;
    }
    append(segments, {
      from,
      to: (edges[next]?.day ?? Infinity) - 1,
      possible: state.possible(),
      nothing: state.nothing(),
    });
  }
  return segments;
}

/**
 * - `possible`: the claim may govern.
 * - `nothing`: in some world nothing is in force.
 * - `gap`: the same, but not on a day on which a claim certainly starts.
 * - `start`: a claim certainly starts.
 */
type Track = 'possible' | 'nothing' | 'gap' | 'start';

/** Days `[from, to)` on which something holds. */
interface Span {
  readonly track: Track;
  readonly from: Day;
  readonly to: Day;
  /** Place of the claim among the placed ones. */
  readonly index: number;
}

function spansOf(placed: readonly PlacedClaim<Claim>[]): Span[] {
  const superseding = supersedingDays(placed);
  const spans = placed.flatMap((it, index): Span[] => {
    const { lo, hi, endLo, endHi } = it;
    const superseded = superseding[index] ?? Infinity;
    const possibleTo = Math.min(endHi, superseded);
    return [
      { track: 'possible', from: lo, to: possibleTo, index },
      ...(it.claim.effect === 'end' ? [{ track: 'nothing', from: lo, to: possibleTo, index } as const] : []),
      // Its end may have passed while it is still the last to have started …
      { track: 'nothing', from: Math.max(endLo, hi + 1), to: superseded, index },
      // … and also while it may yet start: it then started and ended before this day, and what is imprecise comes later.
      { track: 'gap', from: endLo, to: hi + 1, index },
      ...(isExactStart(it) ? [{ track: 'start', from: lo, to: lo + 1, index } as const] : []),
    ];
  });
  const firstStart = placed.reduce((day, { hi }) => Math.min(day, hi), Infinity);
  return [...spans, { track: 'nothing', from: FIRST_DAY, to: firstStart, index: -1 }];
}

interface Edge {
  readonly day: Day;
  readonly step: 1 | -1;
  readonly span: Span;
}

function edgesOf(spans: readonly Span[]): Edge[] {
  const edges: Edge[] = [];
  for (const span of spans) {
    if (span.from >= span.to) continue;
    edges.push({ day: span.from, step: 1, span });
    if (span.to !== Infinity) edges.push({ day: span.to, step: -1, span });
  }
  return edges.sort((a, b) => a.day - b.day);
}

/** What holds on the day that the sweep has come to. */
class SweepState<C extends Claim> {
  private readonly running = { possible: 0, nothing: 0, gap: 0, start: 0 };
  private readonly governing = new Set<number>();
  private claims: readonly C[] | null = null;

  constructor(private readonly placed: readonly PlacedClaim<C>[]) {}

  cross({ step, span }: Edge): void {
    this.running[span.track] += step;
    if (span.track !== 'possible') return;
    if (step === 1) this.governing.add(span.index);
    else this.governing.delete(span.index);
    this.claims = null;
  }

  possible(): readonly C[] {
    this.claims ??= [...this.governing].sort((a, b) => a - b).flatMap((index) => this.placed[index]?.claim ?? []);
    return this.claims;
  }

  nothing(): boolean {
    return this.running.nothing > 0 || (this.running.gap > 0 && this.running.start === 0);
  }
}

/** Adds a run of days, as part of the last segment where nothing differs. */
function append<C extends Claim>(segments: Segment<C>[], run: Segment<C>): void {
  if (run.possible.length === 0) return;
  const last = segments.at(-1);
  const continues = last !== undefined && last.to + 1 === run.from && last.nothing === run.nothing;
  if (continues && sameClaims(last.possible, run.possible)) segments[segments.length - 1] = { ...last, to: run.to };
  else segments.push(run);
}

const sameClaims = (a: readonly Claim[], b: readonly Claim[]): boolean =>
  a === b || (a.length === b.length && a.every((claim, i) => claim === b[i]));
