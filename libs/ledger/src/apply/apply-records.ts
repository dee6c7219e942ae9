import { createHash } from 'node:crypto';
import type { Decision, TermChange } from '#contracts';
import { partiesOf, partnershipName, readRecord, ruleDecision, type Reading, type Ruling } from '#domain';
import type { LogRecord } from '#event-log';
import type { PoolClient } from 'pg';
import type { Database } from '../database/database';
import { rowsOf } from '../database/sql';
import { BatchState } from './batch-state';
import type { Projection } from './projection';
import type { EffectiveDecision } from './recorded-event';
import { announceProgress, takeProgress, writeDecisions, writeEvents, writeHeads, writeVoids } from './write-batch.sql';

/** The stored offset is not where this batch begins: another projector has moved on, or records were delivered again. */
export class ProgressMoved extends Error {
  readonly code = 'progress-moved';
  constructor(partition: number, expected: number) {
    super(`partition ${partition} is no longer at offset ${expected}: another projector has moved on`);
  }
}

/** A later release wrote this record; judging it would make up history. */
export class NewerSchemaVersion extends Error {
  readonly code = 'newer-schema-version';
  constructor(
    readonly record: LogRecord,
    schemaVersion: number,
  ) {
    super(
      `the record at ${record.partition}/${record.offset} has schemaVersion ${schemaVersion}, which this build does not know: run a newer one`,
    );
  }
}

export interface ApplyContext {
  readonly database: Database;
  readonly logId: string;
  readonly partitionOf: (key: string) => number;
  readonly projections: readonly Projection[];
  /** Whether whoever waits for rulings and term changes is woken. */
  readonly announces: boolean;
}

export interface Applied {
  readonly effective: number;
  readonly events: number;
  readonly voided: number;
}

type Voided = Extract<Ruling, { ruling: 'void' }> & { readonly record: LogRecord };

/**
 * Applies a batch of one partition, contiguous from its stored next offset: rulings, heads, projections and progress in one transaction.
 * @throws ProgressMoved, NewerSchemaVersion, or what a projection or Postgres throws; then nothing is applied.
 */
export async function applyRecords(
  context: ApplyContext,
  partition: number,
  from: number,
  records: readonly LogRecord[],
): Promise<Applied> {
  const readings = records
    .filter(isNotGenesis)
    .map((record) => ({ record, reading: readRecord(record, context.partitionOf) }));
  for (const { record, reading } of readings)
    if (reading.ruling === 'newer') throw new NewerSchemaVersion(record, reading.schemaVersion);
  const last = records.at(-1)!;
  return context.database.transaction('log', async (tx) => {
    const taken = await tx.query({
      ...takeProgress,
      values: [partition, context.logId, from, last.offset + 1, hashOf(last)],
    });
    if (taken.rowCount === 0) throw new ProgressMoved(partition, from);
    const state = await BatchState.load(
      tx,
      readings.flatMap(({ reading }) => ('decision' in reading && reading.decision ? [reading.decision] : [])),
    );
    const { effective, voided } = ruleAll(readings, state);
    if (effective.length > 0) {
      const termChanges = await project(tx, context.projections, effective);
      await write(tx, effective, termChanges, state);
    }
    if (voided.length > 0) await writeVoided(tx, voided);
    if (context.announces) await rowsOf(tx, announceProgress, [`${partition}:${last.offset + 1}`]);
    return {
      effective: effective.length,
      events: effective.reduce((sum, { events }) => sum + events.length, 0),
      voided: voided.length,
    };
  });
}

/** What identifies a record's content for the check on every assignment. */
export const hashOf = ({ key, value }: Pick<LogRecord, 'key' | 'value'>): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(key))
    .update('\n')
    .update(value ?? Buffer.from('null'))
    .digest();

const isNotGenesis = ({ partition, offset }: LogRecord): boolean => partition !== 0 || offset !== 0;

function ruleAll(
  readings: readonly { record: LogRecord; reading: Reading }[],
  state: BatchState,
): { effective: EffectiveDecision[]; voided: Voided[] } {
  const effective: EffectiveDecision[] = [];
  const voided: Voided[] = [];
  for (const { record, reading } of readings) {
    const ruling = reading.ruling === 'open' ? rule(reading.decision, state) : reading;
    if (ruling.ruling === 'effective') effective.push(state.take(record, ruling.decision));
    else if (ruling.ruling === 'void') voided.push({ ...ruling, record });
  }
  return { effective, voided };
}

const rule = (decision: Decision, state: BatchState): Ruling =>
  ruleDecision(decision, {
    head: state.headOf(decision.partnershipId).head,
    fingerprint: state.fingerprintOf(decision),
  });

async function project(
  tx: PoolClient,
  projections: readonly Projection[],
  effective: readonly EffectiveDecision[],
): Promise<TermChange[][]> {
  const changes: TermChange[][] = effective.map(() => []);
  for (const projection of projections) {
    const told = await projection.apply(tx, effective);
    told.forEach((some, index) => changes[index]!.push(...some));
  }
  return changes;
}

async function write(
  tx: PoolClient,
  effective: readonly EffectiveDecision[],
  termChanges: readonly TermChange[][],
  state: BatchState,
): Promise<void> {
  const column = <T>(of: (decision: EffectiveDecision, index: number) => T): T[] => effective.map(of);
  await rowsOf(tx, writeDecisions, [
    column(({ decision }) => decision.partnershipId),
    column(({ firstVersion }) => firstVersion),
    column(({ firstVersion, events }) => firstVersion + events.length - 1),
    column(({ recordedAt }) => recordedAt),
    column(({ decision }) => decision.imported),
    column(({ decision }) => decision.actor),
    column(({ decision }) => decision.commandId),
    column(({ decision }) => decision.fingerprint),
    column(({ place }) => place.partition),
    column(({ place }) => place.offset),
    column((_, index) => JSON.stringify(termChanges[index])),
  ]);
  const events = effective.flatMap((decision) => decision.events);
  await rowsOf(tx, writeEvents, [
    events.map((event) => event.partnershipId),
    events.map((event) => event.version),
    events.map(({ event }) => event.id),
    events.map(({ event }) => event.type),
    events.map((event) => event.root?.version ?? event.version),
    events.map((event) => event.targetVersion),
    events.map((event) => event.recordedAt),
    events.map(({ event }) => JSON.stringify(event)),
  ]);
  const heads = [...new Map(effective.map(({ decision, place }) => [decision.partnershipId, place.partition]))].map(
    ([id, partition]) => ({ id, partition, ...state.headOf(id) }),
  );
  await rowsOf(tx, writeHeads, [
    heads.map(({ id }) => id),
    heads.map(({ partition }) => partition),
    heads.map(({ head }) => head.version),
    heads.map(({ head }) => head.eventId),
    heads.map(({ recordedAt }) => recordedAt),
    heads.map(({ profile }) => partnershipName(profile)),
    heads.map(({ profile }) => JSON.stringify(partiesOf(profile).map(({ id }) => id))),
    heads.map(({ profile }) => JSON.stringify(profile)),
  ]);
}

async function writeVoided(tx: PoolClient, voided: readonly Voided[]): Promise<void> {
  await rowsOf(tx, writeVoids, [
    voided.map(({ record }) => record.partition),
    voided.map(({ record }) => record.offset),
    voided.map(({ reason }) => reason),
    voided.map(({ detail }) => detail),
    voided.map(({ decision }) => decision?.partnershipId ?? null),
    voided.map(({ decision }) => decision?.commandId ?? null),
    voided.map(({ decision }) => decision?.expectedHead.version ?? null),
    voided.map(({ decision }) => decision?.expectedHead.eventId ?? null),
    voided.map(({ record }) => (record.key === null ? null : Buffer.from(record.key))),
    voided.map(({ record }) => record.value),
  ]);
}
