import { historyOf, questionsOf } from '../oracle/history';
import { BothAnswers, dayOf } from './compare';

const firstSeed = Number(process.env['ORACLE_SEED'] ?? 1);
const histories = Number(process.env['FOLD_HISTORIES'] ?? 8);
const seeds = Array.from({ length: histories }, (_, index) => firstSeed + index);
const MOST_TOLD = 20;

jest.setTimeout(24 * 3_600_000);

describe('the fold', () => {
  it('says_of_generated_histories_what_the_oracle_says_at_every_version_clock_and_day', () => {
    process.stdout.write(`fold against oracle: ORACLE_SEED=${firstSeed} FOLD_HISTORIES=${histories}\n`);
    let [compared, uncounted] = [0, 0];
    const failed: string[] = [];
    const tell = (done: number): void =>
      void process.stdout.write(
        `fold against oracle: ${done} histories, ${compared} comparisons, ${uncounted} with too many worlds, ${failed.length} differ\n`,
      );
    for (const [done, seed] of seeds.entries()) {
      if (done > 0 && done % 500 === 0) tell(done);
      const history = historyOf(seed);
      for (const question of questionsOf(history)) {
        const both = new BothAnswers(history, question);
        const day = `2024-03-0${1 + ((seed + question.version) % 8)}`;
        const last = `2024-03-${10 + (seed % 3)}`;
        for (const found of [both.aboutTerms(), both.aboutScopes(day), both.aboutInterval(day, last)]) {
          if (found === null) uncounted += 1;
          else {
            compared += 1;
            const told = found.map((each) => `seed ${seed}, ${each}`);
            if (told.length > 0) process.stdout.write(`${told.join('\n')}\n`);
            failed.push(...told);
          }
        }
      }
      if (failed.length > MOST_TOLD) break;
    }
    tell(seeds.length);
    expect(failed.slice(0, MOST_TOLD)).toEqual([]);
    expect(compared).toBeGreaterThan(uncounted * 20);
  });

  it('has_the_segments_that_its_answers_day_by_day_make', () => {
    for (const seed of seeds) {
      const history = historyOf(seed);
      const both = new BothAnswers(history, { version: history.length, clock: '2024-03-01' });
      const days = { lo: dayOf('2024-02-20'), hi: dayOf('2024-05-10') };
      expect({ seed, differ: both.betweenSegmentsAndDays(days) }).toEqual({ seed, differ: [] });
    }
  });
});
