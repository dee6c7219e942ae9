import type { TermRef, ToldAnswer } from '#contracts';
import type { OpenInClaim } from '../worlds';

/** A number that stands for one answer as it would be told: its value, whom it binds, its certainty, what is open in it, its other term. */
export type AnswerId = number;

const BYTES_OF_CERTAINTY = 26;
const BYTES_OF_TERM = 32;

interface Registered {
  readonly answer: string;
  /** As JSON, what is open. */
  readonly open: string | null;
  readonly term: TermRef | null;
  /** Where its value first comes among the claims, in record order. */
  readonly rank: number;
}

/** Gives each answer two numbers that follow each other: where it is possible, and where it is definite. */
export class AnswerRegister {
  private readonly ids = new Map<string, AnswerId>();
  private readonly registered: Registered[] = [];

  /** The number of the answer where it is possible; where it is definite it is the next one. */
  possibly(answer: string, open: string | null, term: TermRef | null, rank: number): AnswerId {
    const key = `${term ? `${term.kind}/${term.scope}` : ''} ${open ?? ''} ${answer}`;
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.registered.length * 2;
      this.registered.push({ answer, open, term, rank });
      this.ids.set(key, id);
    }
    return id;
  }

  rankOf(id: AnswerId): number {
    return this.registered[id >> 1]!.rank;
  }

  /** What telling the answer takes, in bytes of JSON, about. */
  bytesOf(id: AnswerId): number {
    const { answer, open, term } = this.registered[id >> 1]!;
    const ofTerm = term ? BYTES_OF_TERM + term.kind.length + term.scope.length : 0;
    return Buffer.byteLength(answer) + BYTES_OF_CERTAINTY + ofTerm + (open?.length ?? 0);
  }

  told(id: AnswerId): ToldAnswer {
    const { answer, open, term } = this.registered[id >> 1]!;
    return {
      ...toldAnswer(answer, open, id % 2 === 1 ? 'definitely' : 'possibly'),
      ...(term === null ? {} : { term: { kind: term.kind, scope: term.scope } }),
    };
  }
}

export const definitely = (possibly: AnswerId): AnswerId => possibly + 1;

/** An answer as it is told. */
export const toldAnswer = (answer: string, open: string | null, certainty: ToldAnswer['certainty']): ToldAnswer => ({
  ...(JSON.parse(answer) as Pick<ToldAnswer, 'value' | 'between' | 'mayBind'>),
  certainty,
  ...(open === null ? {} : (JSON.parse(open) as OpenInClaim as object)),
});
