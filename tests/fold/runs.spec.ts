import { formatDay, historyOf as historyOfTerm, PartnershipWorlds, type Day, type HistoricSegment } from '#domain';
import { historyOf, questionsOf } from '../oracle/history';
import { dayOf } from './compare';
import { factsOfHistory } from './facts-of-history';

const firstSeed = Number(process.env['ORACLE_SEED'] ?? 1);
const histories = Number(process.env['FOLD_HISTORIES'] ?? 5);
const WINDOW = { lo: dayOf('2024-02-01'), hi: dayOf('2024-05-31') };

/** The values that a segment of the history states for one of its days. */
function valuesInHistory({ answers }: HistoricSegment, day: Day): string[] {
  return answers
    .filter(({ possiblyFrom }) => possiblyFrom === null || possiblyFrom <= day)
    .map(({ value, certainty, possiblyAfter }) => {
      const isSure = certainty === 'definitely' && (possiblyAfter === null || day <= possiblyAfter);
      return `${isSure ? 'definitely' : 'possibly'} ${value}`;
    })
    .sort();
}

/** The suspension that a segment states for one of its days. */
function suspensionInHistory(
  { suspended, suspendedPossiblyFrom, suspendedPossiblyAfter }: HistoricSegment,
  day: Day,
): string {
  if (suspendedPossiblyFrom !== null && day < suspendedPossiblyFrom) return 'not';
  return suspendedPossiblyAfter !== null && suspendedPossiblyAfter < day ? 'possibly' : suspended;
}

test('the_history_of_a_term_has_the_values_and_the_segments_of_the_answers_for_each_day', () => {
  process.stdout.write(`runs: ORACLE_SEED=${firstSeed} FOLD_HISTORIES=${histories}\n`);
  const faults: string[] = [];
  let compared = 0;
  for (let seed = firstSeed; seed < firstSeed + histories; seed += 1) {
    const history = historyOf(seed);
    for (const { version, clock } of questionsOf(history)) {
      const worlds = PartnershipWorlds.of(factsOfHistory(history, version)).at(dayOf(clock));
      for (const term of worlds.facts.claims.terms) {
        const segments = [...historyOfTerm(worlds, term).segments];
        for (const day of worlds.changingDays(term, WINDOW)) {
          compared += 1;
          const where = `seed ${seed}, version ${version}, clock ${clock}, ${term.kind}/${term.scope} on ${formatDay(day)}`;
          const answer = worlds.on(term, day);
          const segment = segments.find(({ segment: { from, to } }) => from <= day && day < to);
          const inHistory = segment ? valuesInHistory(segment, day) : [];
          const answered = answer.values.map(({ value, certainty }) => `${certainty} ${value}`).sort();
          if (inHistory.join() !== answered.join())
            faults.push(`${where}: ${inHistory.join()} in the history, ${answered.join()} answered`);
          if (answer.values.length === 0 && answer.suspensions.length === 0) continue;
          const suspended = segment ? suspensionInHistory(segment, day) : 'not';
          if (suspended !== answer.suspended)
            faults.push(`${where}: suspended ${suspended} in the history, ${answer.suspended} answered`);
          const [days, run] = [segment?.segment, worlds.segmentOn(term, day)];
          if (days?.from !== run?.from || days?.to !== run?.to)
            faults.push(`${where}: ${JSON.stringify(days)} in the history, ${JSON.stringify(run)} answered`);
        }
      }
    }
  }
  expect(faults.slice(0, 20)).toEqual([]);
  expect(compared).toBeGreaterThan(100);
});
