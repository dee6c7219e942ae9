import type { InMemoryLog } from '#event-log';
import type { Database } from '#postgres';
import type { StoredDecision } from '#ledger';
import { freshDatabase, type FreshDatabase } from '#testing';
import { openTestDatabase } from './support/pipeline';
import { replay, type ReplayedLog } from './support/reference-rule';
import { simulate, type Exchange, type Simulation } from './support/simulation';

const SEEDS = process.env['SIMULATION_SEED'] ? [Number(process.env['SIMULATION_SEED'])] : [1, 2, 4062];
const total = { stale: 0, duplicate: 0, 'key-reused': 0, progressMoved: 0, unknown: 0, recorded: 0, repeated: 0 };

describe.each(SEEDS)('many processes on one log and one database, seed %i', (seed) => {
  let fresh: FreshDatabase;
  let database: Database;
  let run: Simulation;
  let truth: ReplayedLog;
  beforeAll(async () => {
    fresh = await freshDatabase();
    database = await openTestDatabase(fresh.url);
    run = await simulate(seed, database);
    truth = replay(run.log.records, (key) => run.log.partitionOf(key));
    tally(run, truth);
    console.info(`seed ${seed}: ${run.exchanges.length} exchanges, ${truth.effective.length} effective`, { ...total });
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  const answers = <K extends Exchange['answer']['outcome']>(outcome: K) =>
    run.exchanges.flatMap((exchange) =>
      exchange.answer.outcome === outcome
        ? [{ ...exchange, answer: exchange.answer as Extract<Exchange['answer'], { outcome: K }> }]
        : [],
    );
  const keyOf = ({ partnershipId, commandId }: { partnershipId: string; commandId: string }): string =>
    `${partnershipId} ${commandId}`;
  const effectiveBy = () => Map.groupBy(truth.effective, ({ decision }) => keyOf(decision));

  it('project_the_result_of_a_plain_replay_of_the_log', async () => {
    expect(await decisionsIn(database)).toEqual(
      truth.effective.map(({ record, decision }) => {
        const firstVersion = decision.expectedHead.version + 1;
        return `${record.partition}/${record.offset} ${decision.partnershipId} ${decision.commandId} ${firstVersion}-${decision.expectedHead.version + decision.events.length}`;
      }),
    );
    expect(await voidsIn(database)).toEqual(truth.voids);
    const { rows } = await database.pool.query<{ id: string; versions: number[]; ids: string[] }>(
      `SELECT partnership_id AS id, array_agg(version ORDER BY version) AS versions, array_agg(event_id::text ORDER BY version) AS ids FROM event GROUP BY 1`,
    );
    expect(new Map(rows.map(({ id, ids }) => [id, ids]))).toEqual(truth.events);
    for (const { versions } of rows) expect(versions).toEqual(versions.map((_, index) => index + 1));
    expect(run.counts.halted).toEqual([]);
  });

  it('make_every_command_effective_exactly_once_that_was_answered_as_recorded', () => {
    const effective = effectiveBy();
    for (const { command, answer } of answers('recorded')) {
      const own = effective.get(keyOf(command)) ?? [];
      expect(own).toHaveLength(1);
      expect(own[0]!.decision.events.map(({ id }) => id)).toEqual(command.events.map(({ id }) => id));
      expect(answer.decision).toMatchObject({
        place: { partition: own[0]!.record.partition, offset: own[0]!.record.offset },
        version: own[0]!.decision.expectedHead.version + command.events.length,
      });
    }
  });

  it('make_no_command_effective_that_was_not_sent_or_that_was_refused', () => {
    const effective = effectiveBy();
    const byKey = Map.groupBy(run.exchanges, ({ command }) => keyOf(command));
    for (const key of effective.keys()) {
      const outcomes = byKey.get(key)!.map(({ answer }) => answer.outcome);
      const mayBeEffective = outcomes.some((outcome) => outcome === 'recorded' || isUnknown(outcome));
      expect({ key, outcomes, mayBeEffective }).toEqual({ key, outcomes, mayBeEffective: true });
    }
    const acknowledgedKeys = new Set(answers('recorded').map(({ command }) => keyOf(command)));
    const leftOpen = [...effective.keys()].filter((key) => !acknowledgedKeys.has(key));
    expect(truth.effective).toHaveLength(acknowledgedKeys.size + leftOpen.length);
  });

  it('give_a_repeated_key_the_same_answer_and_refuse_other_requests_with_it', () => {
    const first = new Map<string, StoredDecision>();
    for (const { command, answer } of answers('recorded')) {
      const { decision } = answer;
      if (first.has(keyOf(command))) total.repeated += 1;
      expect(decision).toEqual(first.get(keyOf(command)) ?? decision);
      first.set(keyOf(command), decision);
      expect(decision.fingerprint).toBe(command.fingerprint);
    }
    const effective = effectiveBy();
    for (const { command } of answers('key-reused')) {
      const [own] = effective.get(keyOf(command)) ?? [];
      expect(own).toBeDefined();
      expect(own!.decision.fingerprint).not.toBe(command.fingerprint);
    }
  });

  it('record_only_on_the_head_that_If_Match_names', () => {
    for (const { command, ifMatch, answer } of answers('recorded'))
      if (ifMatch !== null) expect(answer.decision.version - command.events.length).toBe(ifMatch);
    for (const { command, answer, acknowledged } of answers('head-differs')) {
      expect(answer.version).toBeGreaterThanOrEqual(acknowledged.version);
      expect(isHead(truth, command.partnershipId, answer.version)).toBe(true);
    }
  });

  it('base_no_refusal_on_a_void_decision_or_on_less_than_was_acknowledged', () => {
    const refused = answers('refused');
    expect(refused.length).toBeGreaterThan(0);
    for (const { command, answer, acknowledged } of refused) {
      const events = truth.events.get(command.partnershipId) ?? [];
      const codes = answer.refusals.map(({ code }) => code);
      if (codes.includes('partnership-not-started'))
        expect({ codes, known: acknowledged.version }).toEqual({ codes, known: 0 });
      if (codes.includes('partnership-already-started')) expect(events.length).toBeGreaterThan(0);
      if (codes.includes('event-id-taken')) expect(command.events.some(({ id }) => events.includes(id))).toBe(true);
      if (codes.includes('event-unknown'))
        for (const event of command.events)
          if (event.type === 'EventCorrected') expect(acknowledged.eventIds).not.toContain(event.data.target);
    }
  });
});

it('the_simulations_met_every_kind_of_conflict', () => {
  expect(total.stale).toBeGreaterThan(0);
  expect(total.duplicate).toBeGreaterThan(0);
  expect(total.progressMoved).toBeGreaterThan(0);
  expect(total.unknown).toBeGreaterThan(0);
  expect(total.repeated).toBeGreaterThan(0);
  expect(total.recorded).toBeGreaterThan(100);
});

const isUnknown = (outcome: string): boolean => ['no-answer', 'unruled', 'contended'].includes(outcome);

/** Whether a version is a head, which is the last version of a whole decision and never a version within one. */
const isHead = ({ effective }: ReplayedLog, partnershipId: string, version: number): boolean =>
  version === 0 ||
  effective.some(
    ({ decision }) =>
      decision.partnershipId === partnershipId && decision.expectedHead.version + decision.events.length === version,
  );

function tally(
  { exchanges, counts }: { exchanges: readonly Exchange[]; counts: Simulation['counts']; log: InMemoryLog },
  truth: ReplayedLog,
): void {
  for (const reason of ['stale', 'duplicate', 'key-reused'] as const)
    total[reason] += truth.voids.filter((line) => line.endsWith(reason)).length;
  total.progressMoved += counts.progressMoved;
  total.unknown += exchanges.filter(({ answer }) => isUnknown(answer.outcome)).length;
  total.recorded += exchanges.filter(({ answer }) => answer.outcome === 'recorded').length;
}

async function decisionsIn(database: Database): Promise<string[]> {
  const { rows } = await database.pool.query<{ line: string }>(
    `SELECT format('%s/%s %s %s %s-%s', partition, "offset", partnership_id, command_id, first_version, last_version) AS line
     FROM decision ORDER BY partition, "offset"`,
  );
  return rows.map(({ line }) => line);
}

async function voidsIn(database: Database): Promise<string[]> {
  const { rows } = await database.pool.query<{ line: string }>(
    `SELECT format('%s/%s %s', partition, "offset", reason) AS line FROM void_decision ORDER BY partition, "offset"`,
  );
  return rows.map(({ line }) => line);
}
