import type { TermRef } from '#contracts';
import type { TermClaim } from '../claims/term-claim';
import { overlaps, type Bounds, type Day } from '../dates';
import { answerOn, placeClaim, segmentOn, type Segment } from '../fold';
import { readAnswer, type GivenAnswer } from './former/answers-of-term';
import type { PartnershipState } from './partnership-state';

/** An answer that ends, by a stated end of its own or by an `end`, within a period or maybe so. */
export interface Expiration extends Omit<GivenAnswer, 'certainty'> {
  readonly term: TermRef;
  /** The last day on which it is in force: its bounds; `hi` is Infinity where nobody said when. */
  readonly lastDay: Bounds;
  readonly certainty: 'definitely' | 'possibly';
  /** The claims that end it. */
  readonly endedBy: readonly TermClaim[];
}

/**
 * What of a term ends on a day of `period`, or may end on one; found one by one as they are asked for. A condition that is open may always end
 * it; it is named by its claim.
 */
export function* expirationsOf(state: PartnershipState, term: TermRef, period: Bounds): Generator<Expiration> {
  for (const [answer, runs] of runsOf(state.segmentsOf(term)))
    for (const run of runs) {
      const expiration = expirationOf(state, term, answer, run, period);
      if (expiration) yield expiration;
    }
}

/** Days without a break on which an answer may be in force. */
interface Run {
  readonly from: Day;
  readonly to: Day;
  /** The last day on which it certainly is; null if on none. */
  readonly definiteTo: Day | null;
  readonly last: Segment<TermClaim>;
}

/** By answer, in the order in which they first may be in force. */
function runsOf(segments: readonly Segment<TermClaim>[]): ReadonlyMap<string, readonly Run[]> {
  const runs = new Map<string, Run[]>();
  for (const segment of segments) {
    // Conditions that are open are left aside: they may end it on any day.
    for (const { answer, certainty } of answerOn(segment, segment.from, Infinity, new Map()).answers) {
      const ofAnswer = runs.get(answer) ?? [];
      runs.set(answer, ofAnswer);
      const before = ofAnswer.at(-1);
      const continues = before?.to === segment.from - 1;
      const run = {
        from: continues ? before.from : segment.from,
        to: segment.to,
        definiteTo: certainty === 'definitely' ? segment.to : continues ? before.definiteTo : null,
        last: segment,
      };
      if (continues) ofAnswer[ofAnswer.length - 1] = run;
      else ofAnswer.push(run);
    }
  }
  return runs;
}

function expirationOf(
  state: PartnershipState,
  term: TermRef,
  answer: string,
  run: Run,
  period: Bounds,
): Expiration | null {
  const lastDay = { lo: run.definiteTo ?? run.from, hi: run.to };
  if (run.definiteTo === Infinity || !overlaps(lastDay, period)) return null;
  const claims = run.last.possible.filter((claim) => claim.answer === answer);
  const endedBy = endsAfter(state, term, run, claims);
  if (endedBy.length === 0) return null;
  const certainty = period.lo <= lastDay.lo && lastDay.hi <= period.hi ? 'definitely' : 'possibly';
  return { term, answer, ...readAnswer(state, answer, run.from), claims, lastDay, certainty, endedBy };
}

/** The ends that a run comes to: those stated with its claims, or `end` claims. None if it only gives way to another value. */
function endsAfter(state: PartnershipState, term: TermRef, run: Run, claims: readonly TermClaim[]): TermClaim[] {
  const stated = claims.filter((claim) => {
    const place = placeClaim(claim, state.met);
    return place !== null && place.endHi - 1 === run.to && (claim.until !== null || place.endHi !== Infinity);
  });
  const next = segmentOn(state.segmentsOf(term), run.to + 1)?.possible ?? [];
  return [...stated, ...next.filter(({ effect }) => effect === 'end')];
}
