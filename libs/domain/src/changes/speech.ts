import { canonicalJson } from '#contracts';
import type { Day } from '../dates';
import type { ValueFact } from '../facts';
import {
  bindsTooFew,
  boundByLists,
  partyDaysWithin,
  type Bound,
  type ClaimSpan,
  type SharedMatters,
  type Timeline,
} from '../worlds';

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

/** Whether who is bound has to be told day by day: as long as the parties are those that it began with, two at least, they need not be named. */
export const tellsBound = (...timelines: readonly Timeline[]): boolean =>
  timelines.some(
    ({ matters: { statements } }) => statements.partyChanges.length > 0 || statements.founders.length < 2,
  ) || new Set(timelines.map(({ matters: { statements } }) => statements.founders.join())).size > 1;

/** The spans of a timeline as they are told; null where there are too many pieces. */
export function spokenSpans(timeline: Timeline, spans: readonly ClaimSpan[], bound: boolean): SpokenSpan[] | null {
  const { matters } = timeline;
  if (!bound)
    return spans.flatMap((span) =>
      openParts(matters, span).map(({ open, from, to }) => ({ answer: answerOf(span.claim), open, from, to })),
    );
  const pieces: SpokenSpan[] = [];
  for (const { claim, open, from, to } of spans.flatMap((span) => openParts(matters, span))) {
    const days = [from, ...partyDaysWithin(timeline, { from, to }), to];
    if (pieces.length + days.length > MOST_PIECES) return null;
    for (let index = 0; index + 1 < days.length; index += 1) {
      const [begin, end] = [days[index]!, days[index + 1]!];
      pieces.push(...piecesOf(timeline, claim, begin).map((answer) => ({ answer, open, from: begin, to: end })));
    }
  }
  return pieces;
}

/** What is open in a claim is told on all of its days, but that it renews itself only behind the first day on which it would else be over. */
function openParts(matters: SharedMatters, span: ClaimSpan): readonly (ClaimSpan & { readonly open: string | null })[] {
  const { claim, from, to } = span;
  const open = matters.openIn(claim);
  const renewed = open === null ? null : matters.renewedFrom(claim);
  if (renewed === null || renewed <= from) return [{ ...span, open }];
  const before = { ...span, open: matters.openBeforeRenewal(claim), to: Math.min(to, renewed) };
  return renewed >= to ? [before] : [before, { claim, open, from: renewed, to }];
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
