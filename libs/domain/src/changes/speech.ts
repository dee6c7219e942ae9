import { canonicalJson } from '#contracts';
import type { Day } from '../dates';
import type { ValueFact } from '../facts';
import { bindsTooFew, boundByLists, partyDaysWithin, type Bound, type ClaimSpan, type Timeline } from '../worlds';

/** The days `[from, to)` on which a claim may give an answer that is told in the same way. */
export interface SpokenSpan {
  /** RFC 8785 JSON of the value and of who is bound; null: nothing is in force. */
  readonly answer: string | null;
  /** RFC 8785 JSON of what is open in the claim; null: nothing is. */
  readonly open: string | null;
  readonly from: Day;
  readonly to: Day;
}

/** More pieces than this are not told apart by who is bound. */
const MOST_PIECES = 20_000;

/** Whether who is bound has to be told day by day: as long as the parties are those that it began with, they need not be named. */
export const tellsBound = (...timelines: readonly Timeline[]): boolean =>
  timelines.some(({ matters: { statements } }) => statements.partyChanges.length > 0) ||
  new Set(timelines.map(({ matters: { statements } }) => statements.founders.join())).size > 1;

/** The spans of a timeline as they are told; null where there are too many pieces. */
export function spokenSpans(timeline: Timeline, spans: readonly ClaimSpan[], bound: boolean): SpokenSpan[] | null {
  const { matters } = timeline;
  if (!bound)
    return spans.map(({ claim, from, to }) => ({ answer: answerOf(claim), open: matters.openIn(claim), from, to }));
  const pieces: SpokenSpan[] = [];
  for (const { claim, from, to } of spans) {
    const open = matters.openIn(claim);
    const days = [from, ...partyDaysWithin(timeline, { from, to }), to];
    if (pieces.length + days.length > MOST_PIECES) return null;
    for (let index = 0; index + 1 < days.length; index += 1) {
      const [begin, end] = [days[index]!, days[index + 1]!];
      pieces.push(...piecesOf(timeline, claim, begin).map((answer) => ({ answer, open, from: begin, to: end })));
    }
  }
  return pieces;
}

/** The answers that a claim gives on a day; null: too few may be bound. */
function piecesOf({ matters }: Timeline, claim: ValueFact, day: Day): (string | null)[] {
  const { lists } = matters.parties.ofClaim(claim, day);
  const binding = lists.filter((list) => !bindsTooFew(claim.between, list));
  const answers = binding.length === 0 ? [] : [answerOf(claim, boundByLists(binding))];
  return binding.length < lists.length ? [...answers, null] : answers;
}

function answerOf({ value, between }: ValueFact, bound: Bound | null = null): string | null {
  if (value === null) return null;
  if (bound === null) return `{"between":${between === null ? 'null' : JSON.stringify(between)},"value":${value}}`;
  const mayBind = bound.mayBind.length === 0 ? '' : `"mayBind":${canonicalJson(bound.mayBind)},`;
  return `{"between":${canonicalJson(bound.between)},${mayBind}"value":${value}}`;
}
