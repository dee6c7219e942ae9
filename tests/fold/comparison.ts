import type { PartnershipWorlds } from '#domain';
import type { Question } from '../oracle/answers';
import { historyOf, questionsOf } from '../oracle/history';
import { BothAnswers } from './compare';
import { OracleAnswers } from './oracle-answers';

const SCOPES = [
  ['api', 'all'],
  ['api.stateless', 'all'],
  ['api.stateless', 'api'],
] as const;

/** The comparison of generated histories with the oracle, counted. */
export class Comparison {
  readonly failed: string[] = [];
  private histories = 0;
  private readonly seen = { questions: 0, uncounted: 0, answers: 0, cautious: 0, cautiousForSteps: 0 };

  get compared(): number {
    return this.seen.questions;
  }

  /** Questions that have too many worlds for the oracle are rare, and so are answers that are cautious for the steps that they take. */
  get isMostlyExact(): boolean {
    const { questions, uncounted, answers, cautiousForSteps } = this.seen;
    return questions > uncounted * 20 && answers > cautiousForSteps * 50;
  }

  /** Counts a history. */
  take(): void {
    this.histories += 1;
  }

  /** The answers of the oracle about the history of a seed; they are made when they are asked for, once. */
  begin(seed: number): OracleAnswers {
    this.take();
    const history = historyOf(seed);
    return new OracleAnswers(
      history,
      questionsOf(history).map(({ clock }) => clock),
    );
  }

  /** About every term on every day that matters, a scope that is resolved, and an interval; `worlds`: by default what the facts of the version say. */
  compare(seed: number, right: OracleAnswers, question: Question, worlds?: PartnershipWorlds): void {
    const both = new BothAnswers(right, question, worlds);
    const turn = seed + question.version;
    const [narrow, wide] = SCOPES[turn % SCOPES.length]!;
    const found = [
      both.aboutTerms(),
      both.aboutScopes(`2024-03-0${1 + (turn % 8)}`, narrow, wide),
      both.aboutInterval(`2024-03-0${1 + (turn % 8)}`, `2024-03-${10 + (seed % 3)}`),
    ];
    for (const differences of found) {
      if (differences === null) this.seen.uncounted += 1;
      else this.seen.questions += 1;
      this.failed.push(...(differences ?? []).map((difference) => `seed ${seed}, ${difference}`));
    }
    this.seen.answers += both.seen.answers;
    this.seen.cautious += both.seen.cautious;
    this.seen.cautiousForSteps += both.seen.cautiousForSteps;
  }

  toString(): string {
    const { questions, uncounted, answers, cautious, cautiousForSteps } = this.seen;
    return (
      `${this.histories} histories, ${questions} questions with ${answers} answers about a term on a day compared, ` +
      `${cautious} of them cautious for more than 3 shared matters, ${cautiousForSteps} for the steps they take; ${uncounted} questions have too many worlds; ${this.failed.length} answers differ`
    );
  }
}
