import { LAST_DAY, type Day } from '../dates';
import { isValue, type ClaimFact, type ValueFact } from '../facts';
import { segmentOfSpans, type ClaimSpan, type TermFold } from './segments';

/** The first day on which a claim may be in force, and the first day on which it no longer may. */
export interface MayGovern {
  readonly from: Day;
  readonly to: Day;
}

/** Folds cautiously: each claim may govern on all days on which it may be in force, regardless of other claims. Takes n log n steps for n claims. */
export function foldAtMost(claims: readonly ClaimFact[], boundsOf: (claim: ValueFact) => MayGovern | null): TermFold {
  const spans = claims.flatMap((claim): ClaimSpan[] => {
    const may = isValue(claim) ? boundsOf(claim) : null;
    return isValue(claim) && may !== null && may.from < may.to && may.from <= LAST_DAY ? [{ claim, ...may }] : [];
  });
  const days = [...new Set(spans.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const begins = Map.groupBy(spans, ({ from }) => from);
  const ends = Map.groupBy(spans, ({ to }) => to);
  let count = 0;
  const segments = days.flatMap((from, index) => {
    count += (begins.get(from)?.length ?? 0) - (ends.get(from)?.length ?? 0);
    return count === 0 ? [] : [segmentOfSpans(spans, from, days[index + 1] ?? Infinity, true)];
  });
  return { segments, spans };
}
