import type { TermRef, Until } from '#contracts';
import { sameTerm } from '../facts/term-key';
import type { Claim } from '../fold';

export { sameTerm, termKey, type KeyedTerm } from '../facts/term-key';

/** Which terms a claim is about when a partnership ends: all of them. */
export const EVERY_TERM: TermRef = { kind: '*', scope: '*' };

/** One `set` or `end` effect as it now stands, with what an answer tells of it. */
export interface TermClaim extends Claim {
  readonly kind: string;
  readonly scope: string;
  /** Version of the event that supplies the content: the root, or the correction that replaced it. */
  readonly eventVersion: number;
  /** First day on which its event may have occurred. */
  readonly occurredLo: number;
  readonly from: string;
  readonly untilText: Until | null;
  readonly replaces: readonly TermRef[];
  /** Set on an end that comes from another term's `replaces`. */
  readonly replacedBy: TermRef | null;
}

/** A `set` claim's answer, as it is compared and kept: RFC 8785 JSON. `between: null` stands for all parties of the partnership. */
export interface Answer {
  readonly value: unknown;
  readonly between: readonly string[] | null;
}

export const parseAnswer = (answer: string): Answer => JSON.parse(answer) as Answer;

/** Who is bound by an answer; most say nothing of it, which its beginning tells. */
export const boundBy = (answer: string): readonly string[] | null =>
  answer.startsWith(NOBODY_NAMED) ? null : parseAnswer(answer).between;

/** The JSON of an answer's value, as it would be written. */
export function valueText(answer: string): string {
  // Members named by whole numbers come first in JavaScript, but not in canonical JSON.
  return answer.startsWith(NOBODY_NAMED) && !/"\d+":/.test(answer)
    ? answer.slice(NOBODY_NAMED.length, -1)
    : JSON.stringify(parseAnswer(answer).value);
}

const NOBODY_NAMED = '{"between":null,"value":';

/** Whether a claim is about a term, by name or because it is about every term. */
export const namesTerm = (claim: TermRef, term: TermRef): boolean =>
  claim.kind === EVERY_TERM.kind || sameTerm(claim, term);
