import { canonicalJson } from '#contracts';
import type { Day } from '../dates';
import type { ValueFact } from '../facts';
import {
  bindsTooFew,
  boundByLists,
  partyDaysWithin,
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

/** More pieces than this, or longer ones, are not told apart by who is bound. */
export const MOST_PIECES = 5_000;
const MOST_CHARACTERS = 16_000_000;

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
  let characters = 0;
  for (const { claim, open, from, to } of spans.flatMap((span) => openParts(matters, span))) {
    const days = [from, ...partyDaysWithin(timeline, { from, to }), to];
    if (pieces.length + days.length > MOST_PIECES) return null;
    for (let index = 0; index + 1 < days.length; index += 1) {
      const [begin, end] = [days[index]!, days[index + 1]!];
      for (const answer of piecesOf(timeline, claim, begin)) {
        pieces.push({ answer, open, from: begin, to: end });
        characters += answer?.length ?? 0;
      }
      if (characters > MOST_CHARACTERS) return null;
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
  const spelled = spelledFor(lists, claim.between);
  const answers =
    spelled.bound === null ? [] : [claim.value === null ? null : `${spelled.bound}"value":${claim.value}}`];
  return spelled.mayBindTooFew ? [...answers, null] : answers;
}

interface Spelled {
  /** The beginning of the answer; null: too few are bound. */
  readonly bound: string | null;
  readonly mayBindTooFew: boolean;
}

/** By the lists, which claims that bind the same share, and by whether they name two or more. */
const known = new WeakMap<readonly (readonly string[])[], Map<boolean, Spelled>>();

function spelledFor(lists: readonly (readonly string[])[], between: ValueFact['between']): Spelled {
  const needsTwo = between === null || between.length >= 2;
  let spelled = known.get(lists);
  if (!spelled) known.set(lists, (spelled = new Map<boolean, Spelled>()));
  let found = spelled.get(needsTwo);
  if (!found) spelled.set(needsTwo, (found = spell(lists, between)));
  return found;
}

function spell(lists: readonly (readonly string[])[], between: ValueFact['between']): Spelled {
  const binding = lists.filter((list) => !bindsTooFew(between, list));
  const mayBindTooFew = binding.length < lists.length;
  if (binding.length === 0) return { bound: null, mayBindTooFew };
  const bound = boundByLists(binding);
  const mayBind = bound.mayBind.length === 0 ? '' : `"mayBind":${canonicalJson(bound.mayBind)},`;
  return { bound: `{"between":${canonicalJson(bound.between)},${mayBind}`, mayBindTooFew };
}

const answerOf = ({ value, between }: ValueFact): string | null =>
  value === null ? null : `{"between":${between === null ? 'null' : JSON.stringify(between)},"value":${value}}`;
