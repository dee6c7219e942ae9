import { canonicalJson } from '#contracts';
import type { Day } from '../dates';
import type { ValueFact } from '../facts';
import {
  bindsTooFew,
  boundByLists,
  partyDaysWithin,
  type Bound,
  type ClaimSpan,
  type OpenInClaim,
  type SharedMatters,
  type Timeline,
} from '../worlds';

/** The parties that a claim may bind on a day. */
export interface BoundSpan extends Bound {
  /** The beginning of an answer as RFC 8785 JSON, up to the value. */
  readonly text: string;
}

/** The days `[from, to)` on which a claim may give the same value to the same parties. */
export interface AnswerSpan {
  /** RFC 8785 JSON; null: nothing is in force. */
  readonly value: string | null;
  readonly bound: BoundSpan;
  /** The claim's open conditions and renewal; null: it has none. */
  readonly open: OpenInClaim | null;
  readonly isOverride: boolean;
  readonly from: Day;
  readonly to: Day;
  /** The number of changes of parties and names that were followed to find the bound parties. */
  readonly followed: number;
}

/** With `as-written`, claims that write the same bound parties differently count as different, as in edition 1. */
export type BoundParty = boolean | 'as-written';

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

/** Splits the spans of a timeline by value, bound parties, open conditions and renewal; null: there are too many pieces. */
export function answerSpans(
  timeline: Timeline,
  spans: readonly ClaimSpan[],
  bound: BoundParty,
): readonly AnswerSpan[] | null {
  const { matters } = timeline;
  const parts = spans.flatMap((span) => openParts(matters, span));
  if (bound !== true) return piecesAsStated(timeline, parts, bound === 'as-written');
  const pieces: AnswerSpan[] = [];
  let [characters, all] = [0, 0];
  for (const { claim, open, from, to } of parts) {
    const days = [from, ...partyDaysWithin(timeline, { from, to }), to];
    if (pieces.length + days.length > MOST_PIECES) return null;
    const isOverride = claim.effect === 'override';
    for (let index = 0; index + 1 < days.length; index += 1) {
      const [begin, end] = [days[index]!, days[index + 1]!];
      const { answers, followed } = piecesOf(timeline, claim, begin);
      for (const answer of answers) {
        pieces.push({ ...answer, open, isOverride, from: begin, to: end, followed });
        characters += answer.bound.text.length + (answer.value?.length ?? 0);
      }
      all += followed;
      if (characters > MOST_CHARACTERS || all > MOST_FOLLOWED) return null;
    }
  }
  return pieces;
}

interface OpenPart extends ClaimSpan {
  readonly open: OpenInClaim | null;
}

/**
 * The condition that a claim waits for applies to the days before it has certainly started. The condition by which it ends applies to all days, or, if
 * it cannot come true before a day, to the days after that day. Its renewal applies to the days after its first possible end.
 */
function openParts(matters: SharedMatters, span: ClaimSpan): readonly OpenPart[] {
  const { claim, from, to } = span;
  const text = matters.openIn(claim);
  if (text === null) return [{ ...span, open: null }];
  const { renews, fromCondition, untilCondition } = JSON.parse(text) as OpenInClaim;
  const started = fromCondition ? matters.metBy(fromCondition) : from;
  const renewed = renews ? (matters.renewedFrom(claim) ?? from) : to;
  const endable = untilCondition ? matters.mayEndFrom(untilCondition) : from;
  const days = [from, started, endable, renewed, to].filter((day) => from <= day && day <= to).sort((a, b) => a - b);
  return days.slice(1).flatMap((end, index) => {
    const begin = days[index]!;
    if (begin === end) return [];
    const open: OpenInClaim = {
      ...(fromCondition && begin < started ? { fromCondition } : {}),
      ...(untilCondition && endable <= begin ? { untilCondition } : {}),
      ...(renews && renewed <= begin ? { renews } : {}),
    };
    return [{ claim, open: Object.keys(open).length === 0 ? null : open, from: begin, to: end }];
  });
}

/** Returns the pieces where the founders are the only parties. They need not be named. */
function piecesAsStated({ matters }: Timeline, parts: readonly OpenPart[], asWritten: boolean): readonly AnswerSpan[] {
  const founders = inOrder(matters.statements.founders);
  const byDefault: BoundSpan = { text: '{"between":null,', between: founders, mayBind: [] };
  const known = new Map<string, BoundSpan>([[asWritten ? '' : founders.join(), byDefault]]);
  const statedBy = ({ between }: ValueFact): BoundSpan => {
    if (between === null) return byDefault;
    const key = asWritten ? between.join() : inOrder(between).join();
    let bound = known.get(key);
    if (!bound)
      known.set(
        key,
        (bound = { text: `{"between":${JSON.stringify(between)},`, between: inOrder(between), mayBind: [] }),
      );
    return bound;
  };
  return parts.map(({ claim, open, from, to }) => {
    const bound = statedBy(claim);
    const isOverride = claim.effect === 'override';
    if (!asWritten || claim.value === null)
      return { value: claim.value, bound, open, isOverride, from, to, followed: 0 };
    // Edition 1 distinguished answers by their bound parties, and named an open condition or renewal only if all claims had one.
    return { value: `${bound.text}${claim.value}`, bound, open, isOverride: true, from, to, followed: 0 };
  });
}

const inOrder = (parties: readonly string[]): readonly string[] => [...new Set(parties)].sort();

type Answer = Pick<AnswerSpan, 'value' | 'bound'>;

interface Pieces {
  /** The answers of a claim on a day; the value null among them: too few parties may be bound. */
  readonly answers: readonly Answer[];
  readonly followed: number;
}

function piecesOf({ matters }: Timeline, claim: ValueFact, day: Day): Pieces {
  const { lists, followed } = matters.parties.ofClaim(claim, day);
  const { bound, mayBindTooFew } = spelledFor(lists, claim.between);
  const answers: Answer[] = bound === null ? [] : [{ value: claim.value, bound }];
  return { answers: mayBindTooFew ? [...answers, { value: null, bound: NOBODY }] : answers, followed };
}

const NOBODY: BoundSpan = { text: '', between: [], mayBind: [] };

interface Spelled {
  /** null: too few parties are bound. */
  readonly bound: BoundSpan | null;
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
  return { bound: spelled(boundByLists(binding)), mayBindTooFew };
}

const spelled = ({ between, mayBind }: Bound): BoundSpan => ({
  text: `{"between":${canonicalJson(between)},${mayBind.length === 0 ? '' : `"mayBind":${canonicalJson(mayBind)},`}`,
  between,
  mayBind,
});

/** Combines the parties that several claims may bind: only the parties that each claim binds in all worlds are certainly bound. */
export function boundByAny(spans: readonly BoundSpan[]): BoundSpan {
  const [first, ...others] = spans;
  if (others.every(({ text }) => text === first!.text)) return first!;
  const sets = others.map(({ between }) => new Set(between));
  const between = inOrder(first!.between.filter((name) => sets.every((set) => set.has(name))));
  const all = inOrder(spans.flatMap((span) => [...span.between, ...span.mayBind]));
  return spelled({ between, mayBind: all.filter((name) => !between.includes(name)) });
}
