import { randomUUID } from 'node:crypto';
import type { Decision } from '#contracts';
import { seededRandom, type InMemoryLog } from '#event-log';
import { latestTermChanges } from '#feed';
import { PartitionApplier } from '#ledger';
import { type Database } from '#postgres';
import {
  FIRST_PARTNERSHIP,
  FIRST_PARTY,
  FIRST_TERM,
  PARTNERSHIP_ORDERS,
  PartnershipReader,
  projections,
  readNamesOfParties,
  readOrigins,
  readParties,
  readPartnerships,
  readPartnershipsNaming,
  readPartnershipsOfKind,
  readTerms,
  readTermsWithAnyScope,
} from '#read-models';
import { freshDatabase, generateHistory, type FreshDatabase } from '#testing';
import { openTestDatabase, startRecorder, termKinds } from './support/pipeline';
import { logOf, loud } from './support/projecting';

/** The history of this seed causes every kind of statement. */
const SEED = 2;
/** Records that arrive one by one, because partnerships with several records in a batch are loaded completely. */
const RECORD_BY_RECORD = Array.from({ length: 60 }, (_, nth) => 0.5 + (nth + 1) / 120);

/** Projects a generated history up to each of these shares, each time with a projector whose caches are empty. */
async function project(log: InMemoryLog, database: Database, shares: readonly number[]): Promise<void> {
  for (const [partition, records] of log.records.entries()) {
    const range = log.rangeOf(partition);
    for (const share of shares) {
      const part = records.slice(0, records.length * share);
      const applier = new PartitionApplier(log, database, projections({ cachedBytes: 0 }), loud);
      const next = await applier.assigned(partition, range);
      if (part.length > next) await applier.batch(partition, part.slice(next), range);
    }
  }
}

/** Runs the statements of recording and of queries. */
async function recordAndQuery(log: InMemoryLog, database: Database, first: Decision): Promise<void> {
  const onTrouble = (error: unknown): never => {
    throw error;
  };
  const recorder = await startRecorder({ log, database, onTrouble, answerWithinMs: 800 });
  await recorder.statusOf('p-0', 'nothing');
  const command = {
    accepts: null,
    author: 'service',
    knownParties: 'none',
    recordedAt: null,
    waits: 'from-arrival',
  } as const;
  expect(await recorder.record({ ...first, ...command, partnershipId: 'p-new' })).toEqual({ outcome: 'unruled' });
  await recorder.close();
  const reader = new PartnershipReader(database.pool);
  const requests = ['p-0', 'p-1', 'p-2'].map((partnershipId) => ({ partnershipId }));
  await reader.openMany(requests);
  await reader.openMany(requests.map((request) => ({ ...request, instant: new Date() })));
  await reader.events(requests.map((request) => ({ ...request, version: 1 })));
  await readOrigins(database.pool, 'p-0', [1]);
  await queryLists(database);
}

/** Runs the statements of all lists: partnerships in each order, with and without a party and a text; parties, and the partnerships that name one; terms within a scope and within several scopes; the latest changes of a kind. */
async function queryLists({ pool }: Database): Promise<void> {
  for (const sort of PARTNERSHIP_ORDERS)
    for (const party of [undefined, 'nobody'])
      for (const q of [undefined, 'nothing'])
        await readPartnerships(pool, { after: FIRST_PARTNERSHIP[sort], limit: 10, party, q });
  for (const kind of [undefined, 'exclusivity'])
    await readTerms(pool, { after: FIRST_TERM, limit: 10, kind, scope: 'api.*' });
  for (const q of [undefined, 'alpha']) await readParties(pool, { after: FIRST_PARTY, limit: 10, q });
  await readNamesOfParties(pool, 'p-0', ['alpha']);
  await readPartnershipsNaming(pool, { party: 'alpha', after: '', limit: 10 });
  await readTermsWithAnyScope(pool, { after: FIRST_TERM, limit: 10, kind: 'exclusivity', scopes: ['api', 'all'] });
  const ofKind = { kind: 'exclusivity', after: FIRST_PARTNERSHIP.recent, limit: 10 };
  const { partnershipIds } = await readPartnershipsOfKind(pool, ofKind);
  await latestTermChanges(pool, { partnershipIds, kind: 'exclusivity' }, 10);
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Filter?: string;
  readonly 'Join Filter'?: string;
  readonly Plans?: readonly Node[];
}

/** The nodes of a plan that read more rows than requested. The tables of the progress and of halts have few rows, so they may be read completely. */
function faultsOf(node: Node): string[] {
  const { 'Node Type': type, 'Relation Name': relation = '', Filter: filter, 'Join Filter': joined } = node;
  const isFew = ['', 'partition_progress', 'halt'].includes(relation);
  const isByIndex = 'Index Cond' in node || ['ModifyTable', 'Bitmap Heap Scan', 'Tid Scan'].includes(type);
  return [
    ...(isFew || isByIndex ? [] : [`${type} of all of ${relation}`]),
    ...(filter?.includes('command_id') ? [`${type} of ${relation} by ${filter}`] : []),
    ...(joined === undefined ? [] : [`${type} by ${joined}`]),
    ...(node.Plans ?? []).flatMap(faultsOf),
  ];
}

async function plansOf({ pool }: Database): Promise<Map<string, Node>> {
  const { rows } = await pool.query<{ name: string; parameters: number }>(
    `SELECT name, cardinality(parameter_types) AS parameters FROM pg_prepared_statements WHERE NOT from_sql AND name <> ''`,
  );
  const plans = new Map<string, Node>();
  for (const { name, parameters } of rows) {
    const values = Array.from({ length: parameters }, () => 'NULL').join(', ');
    const plan = await pool.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
      `EXPLAIN (FORMAT JSON) EXECUTE "${name}"${parameters > 0 ? `(${values})` : ''}`,
    );
    plans.set(name, plan.rows[0]!['QUERY PLAN'][0].Plan);
  }
  return plans;
}

describe('plans find rows by index', () => {
  let fresh: FreshDatabase;
  let database: Database;
  const random = seededRandom(SEED);
  const decisions = Array.from({ length: 30 }, (_, n) =>
    generateHistory(random, `p-${n}`, { decisions: 12, manners: 'wild', kinds: termKinds }),
  );

  beforeEach(async () => {
    fresh = await freshDatabase();
    database = await openTestDatabase(fresh.url, { poolSize: 1 });
  });
  afterEach(async () => {
    await database.close();
    await fresh.drop();
  });

  it.each([
    ['empty', 0, false],
    ['small', 0.1, false],
    ['small_and_analysed', 0.1, true],
  ] as const)('even_if_they_are_made_while_the_tables_are_%s', async (_, share, isAnalysed) => {
    // A repeated command is looked up.
    const log = logOf([...decisions.flat(), ...decisions[0]!.slice(0, 1)], randomUUID());
    if (share > 0) {
      await project(log, database, [share]);
      if (isAnalysed) await database.pool.query('ANALYZE');
      await database.close();
      database = await openTestDatabase(fresh.url, { poolSize: 1 });
    }
    await project(log, database, [0.25, 0.5, ...RECORD_BY_RECORD]);
    await recordAndQuery(log, database, decisions[0]![0]!);
    const plans = await plansOf(database);
    const faultsByPlan = [...plans].map(([name, plan]) => ({ name, faults: faultsOf(plan) }));
    expect(faultsByPlan.filter(({ faults }) => faults.length > 0)).toEqual([]);
    const loaded = [
      'load-commands',
      'load-named-events',
      'load-neighbourhoods',
      'load-claims-of-roots',
      'load-decision-states',
    ];
    const listed = [
      'list-partnerships-by-name',
      'list-partnerships-by-recent',
      'search-partnerships-by-recent-of-party',
      'list-terms-of-kind-within-scope',
      'list-parties',
      'look-at-parties',
      'load-namings',
      'load-last-names',
      'list-partnerships-naming',
      'load-memberships',
      'list-terms-with-any-scope',
    ];
    const written = ['move-heads', 'close-claims', 'close-statements', 'delete-due-days'];
    expect({ seed: SEED, plans: [...plans.keys()] }).toMatchObject({
      plans: expect.arrayContaining([
        ...loaded,
        ...listed,
        ...written,
        'load-rulings',
        'read-heads',
        'load-blocks',
        'load-origins',
      ]) as unknown,
    });
  });
});
