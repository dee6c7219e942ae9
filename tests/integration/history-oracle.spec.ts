import { randomUUID } from 'node:crypto';
import { DECISION_PARTITIONS, type Decision } from '#contracts';
import { seededRandom } from '#event-log';
import type { Database } from '#postgres';
import { PartnershipReader, projections } from '#read-models';
import { Dice, freshDatabase, generateHistory, type FreshDatabase } from '#testing';
import { historyOf } from '../oracle/history';
import { decisionsOf } from './support/decisions-of-history';
import { faultsOfHistory } from './support/faults-of-history';
import { openTestDatabase, termKinds } from './support/pipeline';
import { allRows, logOf, projectAll } from './support/projecting';
import { loadHistories } from './support/stored-history';

const SEED = Number(process.env['HISTORY_SEED'] ?? 948_127);
const HISTORIES = Number(process.env['HISTORIES'] ?? 24);
const LOG_ID = randomUUID();

/** Partitions are read concurrently. Each has its own dice, so that every run has the same batches. */
const diceByPartition = (seed: number): Dice[] =>
  Array.from({ length: DECISION_PARTITIONS }, (_, partition) => new Dice(seededRandom(seed + 1_000 * partition)));

function interwoven(group: Decision[][], dice: Dice): Decision[] {
  const log: Decision[] = [];
  for (let left = group; left.length > 0; left = left.filter((own) => own.length > 0))
    log.push(...dice.oneOf(left).splice(0, 1 + dice.below(3)));
  return log;
}

/** Histories of `count` partnerships, interleaved in one log in groups, so that some share a batch and some span many batches. */
function weave(seed: number, count: number, manners: 'decided' | 'wild'): Decision[] {
  const random = seededRandom(seed);
  const dice = new Dice(random);
  const log: Decision[] = [];
  for (let made = 0; made < count; made += 8) {
    const group = Array.from({ length: Math.min(8, count - made) }, (_, n) =>
      generateHistory(random, `p-${made + n}`, {
        decisions: dice.chance(0.04) ? 40 : 3 + dice.below(11),
        manners,
        kinds: termKinds,
        dates: made % 48 === 0 ? 'overlapping' : 'mixed',
      }),
    );
    log.push(...interwoven(group, dice));
  }
  return log;
}

/** Interleaved histories with agreements and all their features. */
function weaveAgreements(seed: number, count: number): Decision[] {
  const dice = new Dice(seededRandom(seed));
  const log: Decision[] = [];
  for (let made = 0; made < count; made += 8) {
    const group = Array.from({ length: Math.min(8, count - made) }, (_, n) =>
      decisionsOf(historyOf(1 + dice.below(1_000_000)), `p-${made + n}`, 1 + dice.below(3)),
    );
    log.push(...interwoven(group, dice));
  }
  return log;
}

const MANNERS = ['decided', 'wild', 'of-agreements'] as const;

const wovenIn = (manners: (typeof MANNERS)[number], seed: number): Decision[] =>
  manners === 'of-agreements' ? weaveAgreements(seed, 32) : weave(seed, 24, manners);

const firstDifference = (a: Record<string, string[]>, b: Record<string, string[]>): unknown => {
  for (const [table, rows] of Object.entries(a)) {
    const [one] = rows.filter((row) => !b[table]!.includes(row));
    const [other] = b[table]!.filter((row) => !rows.includes(row));
    if (one !== undefined || other !== undefined || rows.length !== b[table]!.length) return { table, one, other };
  }
  return null;
};

describe('stored histories compared with histories folded from scratch', () => {
  const databases: { database: Database; fresh: FreshDatabase }[] = [];
  const open = async (): Promise<Database> => {
    const fresh = await freshDatabase();
    const database = await openTestDatabase(fresh.url);
    databases.push({ database, fresh });
    return database;
  };
  afterEach(async () => {
    for (const { database, fresh } of databases.splice(0)) {
      await database.close();
      await fresh.drop();
    }
  });

  it('give_the_same_answers_at_every_version_and_day_and_exactly_the_right_term_changes', async () => {
    const database = await open();
    const dice = diceByPartition(SEED + 1);
    const decisions = weave(SEED, HISTORIES, 'decided');
    await projectAll(logOf(decisions, LOG_ID), database, {
      batchSize: (partition) => (dice[partition]!.chance(0.5) ? 1 : 1 + dice[partition]!.below(60)),
      restart: (partition) => dice[partition]!.chance(0.1),
    });
    const histories = await loadHistories(database);
    expect(histories).toHaveLength(HISTORIES);
    const reader = new PartnershipReader(database.pool);
    const faults: string[] = [];
    let points = 0;
    for (const history of histories) {
      const found = await faultsOfHistory(history, reader);
      points += found.points;
      faults.push(...found.faults.map((fault) => `${history.partnershipId} ${fault}`));
    }
    console.info(`seed ${SEED}: ${HISTORIES} histories, ${decisions.length} decisions, ${points} answers compared`);
    expect({ seed: SEED, count: faults.length, faults: faults.slice(0, 5) }).toEqual({
      seed: SEED,
      count: 0,
      faults: [],
    });
  });

  it.each(MANNERS)('have_the_same_rows_in_every_table_for_any_batches_and_restarts: %s', async (manners) => {
    const decisions = wovenIn(manners, SEED + 2);
    const rows = [];
    for (const size of [500, 7, 1]) {
      const database = await open();
      const dice = diceByPartition(SEED + 3);
      await projectAll(logOf(decisions, LOG_ID), database, {
        batchSize: () => size,
        restart: (partition) => size === 7 && dice[partition]!.chance(0.2),
      });
      rows.push(await allRows(database));
    }
    expect(rows[0]!['decision']).toHaveLength(decisions.length);
    for (const other of rows.slice(1))
      expect({ seed: SEED, differs: firstDifference(rows[0]!, other) }).toEqual({ seed: SEED, differs: null });
  });

  it.each(MANNERS)('have_the_same_rows_for_any_cache_size_of_two_alternating_projectors: %s', async (manners) => {
    const decisions = wovenIn(manners, SEED + 6);
    const rows = [];
    for (const cachedBytes of [0, 30_000, 1e9]) {
      const database = await open();
      const dice = diceByPartition(SEED + 7);
      await projectAll(logOf(decisions, LOG_ID), database, {
        batchSize: (partition) => 1 + dice[partition]!.below(9),
        restart: (partition) => cachedBytes > 0 && dice[partition]!.chance(0.2),
        projectors: 2,
        newProjections: () => projections({ cachedBytes }),
      });
      rows.push(await allRows(database));
    }
    for (const other of rows.slice(1))
      expect({ seed: SEED, differs: firstDifference(rows[0]!, other) }).toEqual({ seed: SEED, differs: null });
  });

  it('have_identical_rows_after_the_database_was_emptied_and_filled_again', async () => {
    const database = await open();
    const log = logOf(weave(SEED + 4, 60, 'decided'), LOG_ID);
    await projectAll(log, database, { batchSize: () => 20 });
    const before = await allRows(database);
    const tables = Object.keys(before).join(', ');
    await database.pool.query(`TRUNCATE ${tables}`);
    await projectAll(log, database, { batchSize: () => 33 });
    expect(await allRows(database)).toEqual(before);
  });

  it('cannot_have_two_rows_for_one_root_and_version', async () => {
    const database = await open();
    await projectAll(logOf(weave(SEED + 5, 30, 'decided'), LOG_ID), database, { batchSize: () => 50 });
    for (const table of ['claim', 'statement']) {
      const again = (where: string, known: string): Promise<unknown> =>
        database.pool.query(
          `CREATE TEMP TABLE one AS SELECT * FROM ${table} WHERE ${where} LIMIT 1; UPDATE one SET known = ${known};
           INSERT INTO ${table} SELECT * FROM one; DROP TABLE one`,
        );
      await expect(again('upper_inf(known)', 'int8range(lower(known), NULL)')).rejects.toMatchObject({ code: '23505' });
      await expect(again('upper_inf(known)', 'int8range(lower(known) + 5, NULL)')).rejects.toMatchObject({
        code: '23505',
      });
      await expect(again('NOT upper_inf(known)', 'known')).rejects.toMatchObject({ code: '23P01' });
      await expect(
        again('NOT upper_inf(known)', 'int8range(upper(known) - 1, upper(known) + 9)'),
      ).rejects.toMatchObject({ code: '23P01' });
    }
  });
});
