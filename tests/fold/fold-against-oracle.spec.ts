import { historyOf, questionsOf } from '../oracle/history';
import { BothAnswers, dayOf } from './compare';
import { Comparison } from './comparison';
import { OracleAnswers } from './oracle-answers';

const firstSeed = Number(process.env['ORACLE_SEED'] ?? 1);
const histories = Number(process.env['FOLD_HISTORIES'] ?? 5);
const seeds = Array.from({ length: histories }, (_, index) => firstSeed + index);
const MOST_REPORTED = 20;

jest.setTimeout(24 * 3_600_000);

describe('the fold', () => {
  it('answers_generated_histories_as_the_oracle_does_at_every_version_clock_and_day', () => {
    process.stdout.write(`fold against oracle: ORACLE_SEED=${firstSeed} FOLD_HISTORIES=${histories}\n`);
    const comparison = new Comparison();
    for (const seed of seeds) {
      const right = comparison.begin(seed);
      for (const question of questionsOf(right.history)) comparison.compare(seed, right, question);
      if (comparison.failed.length > MOST_REPORTED) break;
    }
    process.stdout.write(`fold against oracle: ${String(comparison)}\n`);
    expect(comparison.failed.slice(0, MOST_REPORTED)).toEqual([]);
    expect(comparison.isMostlyExact).toBe(true);
  });

  it('has_segments_that_match_its_answers_for_each_day', () => {
    for (const seed of seeds) {
      const history = historyOf(seed);
      const question = { version: history.length, clock: '2024-03-01' };
      const both = new BothAnswers(new OracleAnswers(history, [question.clock]), question);
      const days = { lo: dayOf('2024-02-20'), hi: dayOf('2024-05-10') };
      expect({ seed, differ: both.betweenSegmentsAndDays(days) }).toEqual({ seed, differ: [] });
    }
  });
});
