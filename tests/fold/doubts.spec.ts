import { explanationOf, formatDay, PartnershipWorlds, type Doubt } from '#domain';
import { historyOf, questionsOf } from '../oracle/history';
import { dayOf } from './compare';
import { factsOfHistory } from './facts-of-history';

const firstSeed = Number(process.env['ORACLE_SEED'] ?? 1);
const histories = Number(process.env['FOLD_HISTORIES'] ?? 5);
const DAYS = ['2024-02-25', '2024-03-01', '2024-03-04', '2024-03-08', '2024-03-12', '2024-04-01'].map(dayOf);

/** A doubt must concern a day that is unknown, or of which it is unknown whether it has come. */
const isExact = ({ days: { lo, hi } }: Doubt): boolean => lo === hi;

test('every_possible_answer_in_generated_histories_has_a_doubt_and_no_doubt_concerns_a_known_day', () => {
  process.stdout.write(`doubts: ORACLE_SEED=${firstSeed} FOLD_HISTORIES=${histories}\n`);
  const faults: string[] = [];
  let possible = 0;
  for (let seed = firstSeed; seed < firstSeed + histories; seed += 1) {
    const history = historyOf(seed);
    for (const { version, clock } of questionsOf(history)) {
      const timeless = PartnershipWorlds.of(factsOfHistory(history, version));
      for (const term of timeless.facts.claims.terms)
        for (const day of DAYS) {
          const at = { lo: day, hi: day };
          const answer = timeless.at(dayOf(clock)).during(term, at);
          if (answer.cautious) continue;
          const doubts = [...explanationOf(timeless, term, { at, clock: dayOf(clock) }).doubts];
          const where = `seed ${seed}, version ${version}, clock ${clock}, ${term.kind}/${term.scope} on ${formatDay(day)}`;
          const inDoubt = answer.values.filter(
            ({ certainty, mayBind }) => certainty === 'possibly' || mayBind.length > 0,
          );
          const values = inDoubt.map(({ value }) => value);
          for (const value of [...values, ...(answer.suspended === 'possibly' ? [null] : [])]) {
            possible += 1;
            if (!doubts.some((doubt) => doubt.value === value)) faults.push(`${where}: ${value} has no doubt`);
          }
          for (const doubt of doubts.filter(isExact))
            faults.push(`${where}: ${doubt.value} depends on ${doubt.about} on ${formatDay(doubt.days.lo)}`);
        }
    }
  }
  expect(faults.slice(0, 20)).toEqual([]);
  expect(possible).toBeGreaterThan(100);
});
