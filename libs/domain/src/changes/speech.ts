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
  /** How many changes of parties and names were looked at to find out who is bound. */
  readonly followed: number;
}

/** More pieces than this, or longer ones, are not told apart by who is bound. */
export const MOST_PIECES = 5_000;
const MOST_CHARACTERS = 16_000_000;
/** Nor where more changes of parties and names have to be looked at to find out who is bound. */
export const MOST_FOLLOWED = 2_000_000;

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
      openParts(matters, span).map(({ open, from, to }) => ({
        answer: answerOf(span.claim),
        open,
        from,
        to,
        followed: 0,
      })),
    );
  const pieces: SpokenSpan[] = [];
  let [characters, all] = [0, 0];
  for (const { claim, open, from, to } of spans.flatMap((span) => openParts(matters, span))) {
    const days = [from, ...partyDaysWithin(timeline, { from, to }), to];
    if (pieces.length + days.length > MOST_PIECES) return null;
    for (let index = 0; index + 1 < days.length; index += 1) {
      const [begin, end] = [days[index]!, days[index + 1]!];
      const { answers, followed } = piecesOf(timeline, claim, begin);
      for (const answer of answers) {
        pieces.push({ answer, open, from: begin, to: end, followed });
        characters += answer?.length ?? 0;
      }
      all += followed;
      if (characters > MOST_CHARACTERS || all > MOST_FOLLOWED) return null;
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

interface Pieces {
  /** The answers that a claim gives on a day; null: too few may be bound. */
  readonly answers: readonly (string | null)[];
  readonly followed: number;
}

function piecesOf({ matters }: Timeline, claim: ValueFact, day: Day): Pieces {
  const { lists, followed } = matters.parties.ofClaim(claim, day);
  const spelled = spelledFor(lists, claim.between);
  const answers =
    spelled.bound === null ? [] : [claim.value === null ? null : `${spelled.bound}"value":${claim.value}}`];
  return { answers: spelled.mayBindTooFew ? [...answers, null] : answers, followed };
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
