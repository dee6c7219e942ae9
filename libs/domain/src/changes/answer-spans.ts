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

/** The days `[from, to)` on which a claim may give the same answer. */
export interface AnswerSpan {
  /** RFC 8785 JSON of the value and the bound parties; null: nothing is in force. */
  readonly answer: string | null;
  /** RFC 8785 JSON of the claim's open conditions; null: it has none. */
  readonly open: string | null;
  readonly from: Day;
  readonly to: Day;
  /** The number of changes of parties and names that were followed to find the bound parties. */
  readonly followed: number;
}

/** The most pieces that are distinguished by bound parties, and their most characters. */
export const MOST_PIECES = 5_000;
const MOST_CHARACTERS = 16_000_000;
/** The most changes of parties and names that are followed for that. */
export const MOST_FOLLOWED = 2_000_000;

/** Returns true if the bound parties vary by day and have to be named. With the founders as only parties, two or more, they need not be named. */
export const variesByBound = (...timelines: readonly Timeline[]): boolean =>
  timelines.some(
    ({ matters: { statements } }) => statements.partyChanges.length > 0 || statements.founders.length < 2,
  ) || new Set(timelines.map(({ matters: { statements } }) => statements.founders.join())).size > 1;

/** Splits the spans of a timeline by answer; null: there are too many pieces. */
export function answerSpans(timeline: Timeline, spans: readonly ClaimSpan[], bound: boolean): AnswerSpan[] | null {
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
  const pieces: AnswerSpan[] = [];
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

/** Open conditions apply to all days of a claim; its renewal only to the days after its first possible end. */
function openParts(matters: SharedMatters, span: ClaimSpan): readonly (ClaimSpan & { readonly open: string | null })[] {
  const { claim, from, to } = span;
  const open = matters.openIn(claim);
  const renewed = open === null ? null : matters.renewedFrom(claim);
  if (renewed === null || renewed <= from) return [{ ...span, open }];
  const before = { ...span, open: matters.openBeforeRenewal(claim), to: Math.min(to, renewed) };
  return renewed >= to ? [before] : [before, { claim, open, from: renewed, to }];
}

interface Pieces {
  /** The answers of a claim on a day; null among them: too few parties may be bound. */
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
  /** The beginning of the answer; null: too few parties are bound. */
  readonly bound: string | null;
  readonly mayBindTooFew: boolean;
}

/** Rendered texts by lists, which claims that bind the same parties share, and by whether the claim needs two parties. */
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
