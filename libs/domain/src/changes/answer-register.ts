import type { TermRef, ToldAnswer } from '#contracts';
import type { OpenInClaim } from '../worlds';

/** The number of one answer: its value, bound parties, certainty, open conditions and, for a replaced term, its term. */
export type AnswerId = number;

const BYTES_OF_CERTAINTY = 26;
const BYTES_OF_TERM = 32;

interface Registered {
  readonly answer: string;
  /** The open conditions as JSON. */
  readonly open: string | null;
  readonly term: TermRef | null;
  /** The position of its value among the claims, in record order. */
  readonly rank: number;
  /** The number of the first answer that differs from this one at most in its open conditions and renewal. */
  readonly bare: number;
}

/** Assigns two consecutive numbers to each answer: one for *possibly*, one for *definitely*. */
export class AnswerRegister {
  private readonly ids = new Map<string, AnswerId>();
  private readonly registered: Registered[] = [];
  private readonly bare = new Map<string, number>();

  /** Returns the number of the possible answer. The definite answer has the next number. */
  possibly(answer: string, open: string | null, term: TermRef | null, rank: number): AnswerId {
    const bareKey = `${term ? `${term.kind}/${term.scope}` : ''} ${answer}`;
    const key = `${open ?? ''} ${bareKey}`;
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.registered.length * 2;
      const bare = this.bare.get(bareKey) ?? id;
      this.bare.set(bareKey, bare);
      this.registered.push({ answer, open, term, rank, bare });
      this.ids.set(key, id);
    }
    return id;
  }

  /** Returns the same number for answers that differ only in their open conditions and renewals. */
  bareOf(id: AnswerId): number {
    return this.registered[id >> 1]!.bare + (id % 2);
  }

  rankOf(id: AnswerId): number {
    return this.registered[id >> 1]!.rank;
  }

  /** Returns the approximate bytes of the answer as JSON. */
  bytesOf(id: AnswerId): number {
    const { answer, open, term } = this.registered[id >> 1]!;
    const ofTerm = term ? BYTES_OF_TERM + term.kind.length + term.scope.length : 0;
    return Buffer.byteLength(answer) + BYTES_OF_CERTAINTY + ofTerm + (open?.length ?? 0);
  }

  answer(id: AnswerId): ToldAnswer {
    const { answer, open, term } = this.registered[id >> 1]!;
    return {
      ...answerFromText(answer, open, id % 2 === 1 ? 'definitely' : 'possibly'),
      ...(term === null ? {} : { term: { kind: term.kind, scope: term.scope } }),
    };
  }
}

export const definitely = (possibly: AnswerId): AnswerId => possibly + 1;

/** Returns an answer in the form of a term change. */
export const answerFromText = (
  answer: string,
  open: string | null,
  certainty: ToldAnswer['certainty'],
): ToldAnswer => ({
  ...(JSON.parse(answer) as Pick<ToldAnswer, 'value' | 'between' | 'mayBind'>),
  certainty,
  ...(open === null ? {} : (JSON.parse(open) as OpenInClaim as object)),
});
