import { differenceBetween, formatDay, PartnershipWorlds, type Viewpoint } from '#domain';
import { historyOf, questionsOf } from '../oracle/history';
import { dayOf } from './compare';
import { factsOfHistory } from './facts-of-history';

const firstSeed = Number(process.env['ORACLE_SEED'] ?? 1);
const histories = Number(process.env['FOLD_HISTORIES'] ?? 5);
const DAYS = ['2024-02-25', '2024-03-01', '2024-03-04', '2024-03-08', '2024-03-12', '2024-04-01'].map(dayOf);

const on = (timeless: PartnershipWorlds, clock: number, day: number): Viewpoint => ({
  worlds: timeless.at(clock),
  at: { lo: day, hi: day },
});

test('every_difference_has_a_cause_and_a_new_version_alone_causes_differences_about_the_same_day', () => {
  process.stdout.write(`causes: ORACLE_SEED=${firstSeed} FOLD_HISTORIES=${histories}\n`);
  const faults: string[] = [];
  let differences = 0;
  for (let seed = firstSeed; seed < firstSeed + histories; seed += 1) {
    const history = historyOf(seed);
    const known = [0, ...history.map(({ version }) => version)].map((version) =>
      PartnershipWorlds.of(factsOfHistory(history, version)),
    );
    for (const question of questionsOf(history)) {
      const { version } = question;
      const clock = dayOf(question.clock);
      const [before, now] = [known[version - 1]!, known[version]!];
      for (const [index, day] of DAYS.entries()) {
        const where = `seed ${seed}, version ${version}, clock ${question.clock}, ${formatDay(day)}`;
        const earlier = DAYS[index - 1] ?? day;
        for (const { term, causes } of differenceBetween(on(now, clock, earlier), on(now, clock, day))) {
          differences += 1;
          if (causes.length === 0)
            faults.push(`${where}: ${term.kind}/${term.scope} has no cause since the day before`);
        }
        for (const { term, causes } of differenceBetween(on(before, clock, day), on(now, clock, day))) {
          differences += 1;
          const isNew = causes.every(({ because, fact }) => because === 'taken-back' || fact.eventVersion === version);
          if (!isNew || causes.length === 0)
            faults.push(
              `${where}: ${term.kind}/${term.scope} by ${causes.map(({ because, fact }) => `${because} ${fact.eventVersion}`).join()}`,
            );
        }
      }
    }
  }
  expect(faults.slice(0, 20)).toEqual([]);
  expect(differences).toBeGreaterThan(100);
});
