import type { TermRef, ToldAnswer } from '#contracts';
import { parseAnswer } from '../claims/term-claim';

/** A number that stands for one answer as it would be told: its value, whom it binds, its certainty, its open condition, its other term. */
export type AnswerId = number;

const BYTES_OF_CERTAINTY = 26;
const BYTES_OF_CONDITION = 20;
const BYTES_OF_TERM = 32;

interface Registered {
  readonly answer: string;
  readonly condition: string | null;
  readonly term: TermRef | null;
  /** Where its value first comes among the claims, in record order. */
  readonly rank: number;
}

/** Gives each answer two numbers that follow each other: where it is possible, and where it is definite. */
export class AnswerRegister {
  private readonly ids = new Map<string, AnswerId>();
  private readonly registered: Registered[] = [];

  /** The number of the answer where it is possible; where it is definite it is the next one. */
  possibly(answer: string, condition: string | null, term: TermRef | null, rank: number): AnswerId {
    const key = `${term ? `${term.kind}/${term.scope}` : ''} ${condition ?? ''} ${answer}`;
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.registered.length * 2;
      this.registered.push({ answer, condition, term, rank });
      this.ids.set(key, id);
    }
    return id;
  }

  rankOf(id: AnswerId): number {
    return this.registered[id >> 1]!.rank;
  }

  /** What telling the answer takes, in bytes of JSON, about. */
  bytesOf(id: AnswerId): number {
    const { answer, condition, term } = this.registered[id >> 1]!;
    const ofTerm = term ? BYTES_OF_TERM + term.kind.length + term.scope.length : 0;
    const ofCondition = condition === null ? 0 : BYTES_OF_CONDITION + condition.length;
    return Buffer.byteLength(answer) + BYTES_OF_CERTAINTY + ofTerm + ofCondition;
  }

  told(id: AnswerId): ToldAnswer {
    const { answer, condition, term } = this.registered[id >> 1]!;
    const { value, between } = parseAnswer(answer);
    return {
      value,
      between: between && [...between],
      certainty: id % 2 === 1 ? 'definitely' : 'possibly',
      ...(condition === null ? {} : { untilCondition: condition }),
      ...(term === null ? {} : { term: { kind: term.kind, scope: term.scope } }),
    };
  }
}

export const definitely = (possibly: AnswerId): AnswerId => possibly + 1;
