import type { TermRef } from '#contracts';
import { AnswersOfHistory, type Answers, type Question } from '../oracle/answers';
import { TooManyWorlds } from '../oracle/context';
import type { History } from '../oracle/events';
import { answerOverDays, exceptionsOn, resolved, type ResolvedAnswer } from '../oracle/resolve';

export interface AboutScopes {
  readonly resolved: readonly ResolvedAnswer[];
  readonly exceptions: readonly string[];
}

/** What the oracle answers about a history, each question once; null: there are more worlds than it counts. */
export class OracleAnswers {
  private readonly answers: AnswersOfHistory;
  private readonly known = new Map<string, unknown>();

  /** `days`: the clocks of the questions, and further days to ask about. */
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

  aboutInterval(question: Question, from: string, to: string, term: TermRef): ReturnType<typeof answerOverDays> | null {
    const answers = this.about(question);
    if (answers === null) return null;
    const within = Object.keys(answers.days).filter((day) => from <= day && day <= to);
    return answerOverDays(answers, within, term);
  }

  private once<T>(key: string, ask: () => T): T | null {
    if (!this.known.has(key)) this.known.set(key, counted(ask));
    return this.known.get(key) as T | null;
  }
}

function counted<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch (error) {
    if (error instanceof TooManyWorlds) return null;
    throw error;
  }
}
