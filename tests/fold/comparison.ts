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

/** The comparison of generated histories with the oracle, with counts. */
export class Comparison {
  readonly failed: string[] = [];
  private histories = 0;
  private readonly seen = { questions: 0, uncounted: 0, answers: 0, cautious: 0, cautiousForSteps: 0 };

  get compared(): number {
    return this.seen.questions;
  }

  /** Whether few questions had too many worlds for the oracle, and few answers were cautious because of their number of steps. */
  get isMostlyExact(): boolean {
    const { questions, uncounted, answers, cautiousForSteps } = this.seen;
    return questions > uncounted * 20 && answers > cautiousForSteps * 50;
  }

  /** Counts a history. */
  take(): void {
    this.histories += 1;
  }

  /** The oracle's answers about the history of a seed. Each is computed once, on demand. */
  begin(seed: number): OracleAnswers {
    this.take();
    const history = historyOf(seed);
    return new OracleAnswers(
      history,
      questionsOf(history).map(({ clock }) => clock),
    );
  }

  /** Compares every term on every relevant day, a resolved scope, and an interval. By default, `worlds` are those of the facts of the version. */
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
      `${cautious} of them cautious because of more than 3 shared matters, ${cautiousForSteps} because of the number of steps; ${uncounted} questions have too many worlds; ${this.failed.length} answers differ`
    );
  }
}
