import type { TermRef } from '#contracts';
import { AnswersOfHistory, type Answers, type Question } from '../oracle/answers';
import { TooManyWorlds } from '../oracle/context';
import type { History } from '../oracle/events';
import { answerOverDays, exceptionsOn, resolved, type ResolvedAnswer } from '../oracle/resolve';

export interface AboutScopes {
  readonly resolved: readonly ResolvedAnswer[];
  readonly exceptions: readonly string[];
}

export interface AboutInterval {
  readonly from: string;
  readonly to: string;
  readonly answer: ReturnType<typeof answerOverDays>;
}

/** The oracle's answers about a history, each computed once; null if there are more worlds than it enumerates. */
export class OracleAnswers {
  private readonly answers: AnswersOfHistory;
  private readonly known = new Map<string, unknown>();

  /** `days`: the clocks of the questions, and further days for the answers. */
  constructor(
    readonly history: History,
    days: readonly string[],
  ) {
    this.answers = new AnswersOfHistory(history, days);
  }

  about(question: Question): Answers | null {
    return this.once(`terms ${question.version} ${question.clock}`, () => this.answers.at(question));
  }

  aboutScopes(question: Question & { at: string }, narrow: TermRef, general: TermRef): AboutScopes | null {
    const { version, clock, at } = question;
    return this.once(`scopes ${version} ${clock} ${at} ${narrow.scope} ${general.scope}`, () => ({
      resolved: resolved(this.history, question, narrow),
      exceptions: exceptionsOn(this.history, question, general),
    }));
  }

  /** The answer about the part of an interval between the first and the last enumerated day. On other days, a term may have ended that has not ended on those. */
  aboutInterval(question: Question, from: string, to: string, term: TermRef): AboutInterval | null {
    const answers = this.about(question);
    const within = Object.keys(answers?.days ?? {}).filter((day) => from <= day && day <= to);
    const [first, last] = [within[0], within.at(-1)];
    if (answers === null || first === undefined || last === undefined) return null;
    return { from: first, to: last, answer: answerOverDays(answers, within, term) };
  }

  private once<T>(key: string, compute: () => T): T | null {
    if (!this.known.has(key)) this.known.set(key, counted(compute));
    return this.known.get(key) as T | null;
  }
}

function counted<T>(compute: () => T): T | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof TooManyWorlds) return null;
    throw error;
  }
}
