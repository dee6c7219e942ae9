import { randomUUID } from 'node:crypto';
import { seededRandom } from '#event-log';
import type { Database } from '#postgres';
import { PartnershipReader } from '#read-models';
import { Dice, freshDatabase, type FreshDatabase } from '#testing';
import { BothAnswers, dayOf } from '../fold/compare';
import { historyOf, questionsOf } from '../oracle/history';
import { decisionsOf } from './support/decisions-of-history';
import { faultsOfHistory } from './support/faults-of-history';
import { openTestDatabase } from './support/pipeline';
import { logOf, projectAll } from './support/projecting';
import { loadHistories } from './support/stored-history';

const firstSeed = Number(process.env['ORACLE_SEED'] ?? 1);
const histories = Number(process.env['AGREEMENT_HISTORIES'] ?? 25);
const seeds = Array.from({ length: histories }, (_, index) => firstSeed + index);
const MOST_TOLD = 20;

jest.setTimeout(24 * 3_600_000);

/** Days around those that generated histories name. */
const DAYS = Array.from({ length: 90 }, (_, index) => dayOf('2024-02-15') + index);

describe('histories with all that agreements say, as they are kept', () => {
  let fresh: FreshDatabase;
  let database: Database;

  beforeAll(async () => {
    fresh = await freshDatabase();
    database = await openTestDatabase(fresh.url);
    const dice = new Dice(seededRandom(firstSeed));
    const decisions = seeds.flatMap((seed) => decisionsOf(historyOf(seed), `p-${seed}`));
    await projectAll(logOf(decisions, randomUUID()), database, {
      batchSize: () => 1 + dice.below(30),
      restart: () => dice.chance(0.2),
    });
  });
  it('are_all_effective', async () => {
    const { rows } = await database.pool.query('SELECT reason, detail FROM void_decision LIMIT 3');
    expect(rows).toEqual([]);
  });

  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  it('are_answered_as_the_oracle_answers_at_every_version_clock_and_day', async () => {
    process.stdout.write(`agreements: ORACLE_SEED=${firstSeed} AGREEMENT_HISTORIES=${histories}\n`);
    const reader = new PartnershipReader(database.pool);
    const failed: string[] = [];
    let compared = 0;
    for (const seed of seeds) {
      const history = historyOf(seed);
      for (const question of questionsOf(history)) {
        const { worlds } = (await reader.open({ partnershipId: `p-${seed}`, version: question.version }))!;
        const found = new BothAnswers(history, question, worlds).aboutTerms();
        if (found === null) continue;
        compared += 1;
        failed.push(...found.map((each) => `seed ${seed}, ${each}`));
      }
      if (failed.length > MOST_TOLD) break;
    }
    expect(failed.slice(0, MOST_TOLD)).toEqual([]);
    expect(compared).toBeGreaterThan(histories);
  });

  it('are_told_event_by_event_as_their_answers_differ', async () => {
    const reader = new PartnershipReader(database.pool);
    const failed: string[] = [];
    for (const history of await loadHistories(database)) {
      const { faults } = await faultsOfHistory(history, reader, DAYS);
      failed.push(...faults.map((fault) => `${history.partnershipId} ${fault}`));
    }
    expect(failed.slice(0, MOST_TOLD)).toEqual([]);
  });
});
