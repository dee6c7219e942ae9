import {
  addDuration,
  claimOf,
  daysNamedIn,
  storedClaim,
  termKey,
  type Bounds,
  type ClaimFact,
  type Day,
  type StoredClaim,
  type StatedFact,
  type ValueFact,
  type WrittenClaim,
} from '#domain';
import { canonicalJson } from '#contracts';

/**
 * How far a claim reaches among the others of its term:
 * - `exact`: it governs from its start until its own end or the next start.
 * - `sure`: it certainly starts by its last possible start.
 * - `unsure`: it may be that it never starts, as its end may lie before.
 * - `whole`: the term has to be read whole, as it overrides others, waits, renews itself or has a length.
 */
export type Reach = 'exact' | 'sure' | 'unsure' | 'whole';

/** A stored claim. The columns are in the order of the statements that read and write it. */
export interface ClaimRow {
  partnership_id: string;
  root_version: number;
  ordinal: number;
  known_from: number;
  known_to: number | null;
  event_version: number;
  effect: ClaimFact['effect'];
  reach: Reach;
  kind: string;
  scope: string;
  start_lo: number;
  start_hi: number;
  until_lo: number | null;
  until_hi: number | null;
  occurred_lo: number;
  answer: string | null;
  written: WrittenClaim;
}

/** The columns of a claim, for SELECT lists. */
export const claimColumns = `c.partnership_id, c.root_version, c.ordinal, lower(c.known) AS known_from, upper(c.known) AS known_to, c.event_version,
  c.effect, c.reach, c.kind, c.scope, c.start_lo, c.start_hi, c.until_lo, c.until_hi, c.occurred_lo, c.answer, c.written`;

type ClaimColumns = Pick<
  ClaimRow,
  | 'root_version'
  | 'ordinal'
  | 'event_version'
  | 'effect'
  | 'kind'
  | 'scope'
  | 'start_lo'
  | 'start_hi'
  | 'occurred_lo'
  | 'answer'
  | 'written'
>;

export const claimOfRow = (row: ClaimColumns): ClaimFact =>
  claimOf({
    effect: row.effect,
    order: [row.root_version, row.ordinal],
    eventVersion: row.event_version,
    occurredLo: row.occurred_lo,
    term: { kind: row.kind, scope: row.scope },
    start: { lo: row.start_lo, hi: row.start_hi },
    ...answerOfText(row.answer),
    written: row.written,
  });

/** Returns the row of a claim. */
export function rowOfClaim(claim: ClaimFact): Omit<ClaimRow, 'partnership_id' | 'known_from' | 'known_to'> {
  const stored = storedClaim(claim);
  const until = untilOf(claim);
  return {
    root_version: stored.order[0],
    ordinal: stored.order[1],
    event_version: stored.eventVersion,
    effect: stored.effect,
    reach: reachOf(claim),
    kind: stored.term.kind,
    scope: stored.term.scope,
    start_lo: stored.start.lo,
    start_hi: stored.start.hi,
    until_lo: until?.lo ?? null,
    until_hi: until?.hi ?? null,
    occurred_lo: stored.occurredLo,
    answer: textOfAnswer(stored),
    written: stored.written,
  };
}

const NOBODY_NAMED = '{"between":null,"value":';

/** Returns RFC 8785 JSON of the parties that a claim names and of its value; null: it has neither. */
function textOfAnswer({ effect, between, value }: StoredClaim): string | null {
  if (effect !== 'set' && effect !== 'override') return null;
  return `{"between":${between === null ? 'null' : canonicalJson(between)},"value":${value ?? 'null'}}`;
}

/** Most claims name no parties, which the beginning of the text shows. */
function answerOfText(text: string | null): Pick<StoredClaim, 'value' | 'between'> {
  if (text === null) return { value: null, between: null };
  const [at, between] = text.startsWith(NOBODY_NAMED) ? [NOBODY_NAMED.length, null] : partiesIn(text);
  const value = text.slice(at, -1);
  return { value: value === 'null' ? null : value, between };
}

function partiesIn(text: string): [valueAt: number, between: readonly string[]] {
  const [begin, end] = ['{"between":'.length, text.indexOf(']') + 1];
  return [end + ',"value":'.length, JSON.parse(text.slice(begin, end)) as string[]];
}

/** Returns the JSON of the value in the text of an answer. */
export const valueOfAnswer = (text: string): string => answerOfText(text).value ?? 'null';

export function reachOf(claim: ClaimFact): Reach {
  const stated: StatedFact = claim.effect === 'replaced' ? claim.by : claim;
  const { start } = stated;
  if (start.condition !== null || claim.effect === 'override') return 'whole';
  if (stated.effect === 'end')
    return stated.of === 'override' ? 'whole' : start.from.lo === start.from.hi ? 'exact' : 'sure';
  const { own, condition } = stated.end;
  if (own.is === 'counted' || own.is === 'renewed') return 'whole';
  if (condition !== null || (own.is === 'dated' && own.day.hi < start.from.lo)) return 'unsure';
  if (claim.effect === 'replaced' && termKey(claim.term) === termKey(claim.by.term)) return 'whole';
  const isExact =
    start.from.lo === start.from.hi && (own.is === 'open' || (own.is === 'dated' && own.day.lo === own.day.hi));
  return isExact && (claim.effect === 'replaced' || own.is === 'open' || own.day.lo >= start.from.lo)
    ? 'exact'
    : 'sure';
}

interface LastDays {
  readonly lo: Day;
  readonly hi: Day | null;
}

/** Returns the days that may be the last in force according to the claim alone, with those that its condition names. */
function untilOf(claim: ClaimFact): LastDays | null {
  if (claim.effect !== 'set' && claim.effect !== 'override') return null;
  const own = ownUntilOf(claim);
  const named = claim.end.condition === null ? [] : daysNamedIn(claim.end.condition);
  if (named.length === 0) return own;
  const hi = own?.hi === null ? null : Math.max(...named, own?.hi ?? -Infinity);
  return { lo: Math.min(...named, own?.lo ?? Infinity), hi };
}

/** An unknown end ranges from the start on, without a last day. */
function ownUntilOf(claim: ValueFact): LastDays | null {
  const { from, condition } = claim.start;
  const { own } = claim.end;
  switch (own.is) {
    case 'open':
      return null;
    case 'dated':
      return own.day;
    case 'unknown':
      return { lo: from.lo, hi: null };
    case 'renewed':
      return { lo: own.first, hi: null };
    case 'counted': {
      const last = (start: Day): Day => addDuration(start, own.length) - 1;
      return { lo: last(from.lo), hi: condition === null ? last(from.hi) : null };
    }
  }
}

/** Returns the days on which a claim may start according to the claim alone. */
export const startOf = (claim: ClaimFact): Bounds => (claim.effect === 'replaced' ? claim.by : claim).start.from;
