import { randomUUID } from 'node:crypto';
import { DECISION_PARTITIONS } from '#contracts';
import { seededRandom } from '#event-log';
import type { Database } from '#postgres';
import { PartnershipReader } from '#read-models';
import { Dice, freshDatabase, type FreshDatabase } from '#testing';
import { dayOf } from '../fold/compare';
import { Comparison } from '../fold/comparison';
import { questionsOf } from '../oracle/history';
import { decisionsOf } from './support/decisions-of-history';
import { faultsOfHistory } from './support/faults-of-history';
import { openTestDatabase } from './support/pipeline';
import { logOf, projectAll } from './support/projecting';
import { loadHistories } from './support/stored-history';

const firstSeed = Number(process.env['ORACLE_SEED'] ?? 1);
const histories = Number(process.env['AGREEMENT_HISTORIES'] ?? 8);
const seeds = Array.from({ length: histories }, (_, index) => firstSeed + index);
const MOST_REPORTED = 20;
/** The number of histories that one database holds; the next ones get an empty database. */
const TOGETHER = 50;

jest.setTimeout(24 * 3_600_000);

/** Days around those that generated histories name. */
const DAYS = Array.from({ length: 90 }, (_, index) => dayOf('2024-02-15') + index);

const report = (text: string): void => void process.stdout.write(`agreements: ${text}\n`);
interface Ruling {
  readonly reason: string;
  readonly detail: string | null;
}

const idOf = (seed: number): string => `p-${seed}`;

describe('generated histories of agreements, as computed and as stored', () => {
  const pure = new Comparison();
  const stored = new Comparison();
  const wrongRulings: Ruling[] = [];
  const changeFaults: string[] = [];

  beforeAll(async () => {
    report(`ORACLE_SEED=${firstSeed} AGREEMENT_HISTORIES=${histories}`);
    for (let from = 0; from < seeds.length; from += TOGETHER) {
      const some = seeds.slice(from, from + TOGETHER);
      await compare(some);
      const each = process.cpuUsage().user / 1_000 / (from + some.length);
      report(`seeds ${firstSeed} to ${some.at(-1)!}, ${each.toFixed(0)} ms of processor time a history`);
      report(`  as computed: ${String(pure)}`);
      report(`  as stored: ${String(stored)}`);
      report(`  term changes: ${changeFaults.length} days of terms are wrong`);
      if (pure.failed.length + stored.failed.length + changeFaults.length > MOST_REPORTED) break;
    }
  });

  /** Compares both with one set of the oracle's answers, whose computation takes most of the time. */
  async function compare(some: readonly number[]): Promise<void> {
    const fresh: FreshDatabase = await freshDatabase();
    // A long run shares its machine with others, so nothing waits for a place in the pool.
    const database = await openTestDatabase(fresh.url, { poolSize: DECISION_PARTITIONS + 2 });
    try {
      const answers = new Map(some.map((seed) => [seed, pure.begin(seed)]));
      const dice = new Dice(seededRandom(some[0]!));
      const decisions = [...answers].flatMap(([seed, { history }]) => decisionsOf(history, idOf(seed), 1 + (seed % 3)));
      await projectAll(logOf(decisions, randomUUID()), database, {
        batchSize: () => 1 + dice.below(30),
        restart: () => dice.chance(0.2),
      });
      const { rows } = await database.pool.query<Ruling>('SELECT reason, detail FROM void_decision LIMIT 3');
      wrongRulings.push(...rows);
      const reader = new PartnershipReader(database.pool);
      for (const [seed, right] of answers) {
        stored.take();
        for (const { version } of right.history) {
          const { worlds } = (await reader.open({ partnershipId: idOf(seed), version }))!;
          for (const question of questionsOf(right.history).filter((each) => each.version === version)) {
            pure.compare(seed, right, question);
            stored.compare(seed, right, question, worlds);
          }
        }
        answers.delete(seed);
      }
      changeFaults.push(...(await faultsOfChanges(database, reader)));
    } finally {
      await database.close();
      await fresh.drop();
    }
  }

  async function faultsOfChanges(database: Database, reader: PartnershipReader): Promise<string[]> {
    const found: string[] = [];
    for (const history of await loadHistories(database)) {
      const { faults } = await faultsOfHistory(history, reader, DAYS);
      found.push(...faults.map((fault) => `${history.partnershipId} ${fault}`));
    }
    return found;
  }

  it('are_all_effective', () => {
    expect(wrongRulings).toEqual([]);
  });

  it.each([
    ['computed', pure],
    ['stored', stored],
  ])('get_the_answers_of_the_oracle_at_every_version_clock_and_day, as they are %s', (_, comparison) => {
    expect(comparison.failed.slice(0, MOST_REPORTED)).toEqual([]);
    expect(comparison.compared).toBeGreaterThan(histories);
    expect(comparison.isMostlyExact).toBe(true);
  });

  it('have_term_changes_that_match_the_differences_between_their_answers', () => {
    expect(changeFaults.slice(0, MOST_REPORTED)).toEqual([]);
  });
});
