import { createHash } from 'node:crypto';
import type { Decision, TermChange } from '#contracts';
import { partiesOf, partnershipName, readRecord, ruleDecision, type Reading, type Ruling } from '#domain';
import type { LogRecord } from '#event-log';
import type { PoolClient } from 'pg';
import type { Database } from '../database/database';
import type { Write } from '../database/sql';
import { justStored, type StoredDecision } from '../recording/stored-decision';
import { BatchState, type PartnershipHead } from './batch-state';
import type { Projected, Projection } from './projection';
import type { EffectiveDecision } from './recorded-event';
import {
  announceProgress,
  moveHeads,
  takeProgress,
  writeDecisions,
  writeEvents,
  writeHeads,
  writeVoids,
} from './write-batch.sql';

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
  /** The effective decisions, as they are stored now. */
  readonly decisions: () => readonly StoredDecision[];
}

type Voided = Extract<Ruling, { ruling: 'void' }> & { readonly record: LogRecord };

/** Records of one partition, contiguous from its stored next offset. */
export interface Batch {
  readonly partition: number;
  readonly from: number;
  readonly records: readonly LogRecord[];
}

/**
 * Applies batches, one per partition: rulings, heads, projections and progress in one transaction of four or five round trips, whatever they hold.
 * @throws ProgressMoved, NewerSchemaVersion, or what a projection or Postgres throws; then nothing is applied.
 */
export async function applyRecords(context: ApplyContext, batches: readonly Batch[]): Promise<Applied[]> {
  // Always in this order, so that two processes that hold the same partitions for a moment never wait for each other in a circle.
  const inOrder = batches.toSorted((a, b) => a.partition - b.partition);
  const readings = inOrder.map((batch) => readingsOf(batch, context));
  return context.database.transaction('log', async (tx, last) => {
    const [state] = await Promise.all([
      BatchState.load(tx, readings.flat().flatMap(decisionOf), takeAll(tx, context, inOrder)),
    ]);
    const ruled = readings.map((some) => ruleAll(some, state));
    const effective = ruled.flatMap((each) => each.effective);
    const projected =
      effective.length === 0
        ? []
        : await Promise.all(context.projections.map((projection) => projection.project(tx, effective)));
    const termChanges = termChangesOf(effective, projected);
    const voided = ruled.flatMap((each) => each.voided);
    last([
      ...projected.flatMap((each) => each.writes()),
      ...writesOf(effective, termChanges, state),
      ...writesOfVoided(voided),
      ...(context.announces ? inOrder.map(announcementOf) : []),
    ]);
    const changesOf = new Map(effective.map((decision, index) => [decision, termChanges[index]!]));
    return batches.map((batch) => appliedOf(ruled[inOrder.indexOf(batch)]!, changesOf));
  });
}

const announcementOf = (batch: Batch): Write => ({
  statement: announceProgress,
  values: [`${batch.partition}:${nextOf(batch)}`],
});

const nextOf = ({ records }: Batch): number => records.at(-1)!.offset + 1;

/** Moves the progress of all: with it go the locks that make everything read after it the latest there is. */
function takeAll(tx: PoolClient, { logId }: ApplyContext, batches: readonly Batch[]): Promise<unknown> {
  return Promise.all(
    batches.map(async (batch) => {
      const { partition, from, records } = batch;
      const values = [partition, logId, from, nextOf(batch), hashOf(records.at(-1)!)];
      const taken = await tx.query({ ...takeProgress, values });
      if (taken.rowCount === 0) throw new ProgressMoved(partition, from);
    }),
  );
}

type Read = { readonly record: LogRecord; readonly reading: Reading };

/** @throws NewerSchemaVersion */
function readingsOf({ records }: Batch, { partitionOf }: ApplyContext): Read[] {
  const readings = records.filter(isNotGenesis).map((record) => ({ record, reading: readRecord(record, partitionOf) }));
  for (const { record, reading } of readings)
    if (reading.ruling === 'newer') throw new NewerSchemaVersion(record, reading.schemaVersion);
  return readings;
}

const decisionOf = ({ reading }: Read): Decision[] =>
  'decision' in reading && reading.decision ? [reading.decision] : [];

const appliedOf = (
  { effective, voided }: Ruled,
  changesOf: ReadonlyMap<EffectiveDecision, readonly TermChange[]>,
): Applied => ({
  effective: effective.length,
  events: effective.reduce((sum, { events }) => sum + events.length, 0),
  voided: voided.length,
  decisions: () => effective.map((decision) => justStored(decision, changesOf.get(decision)!)),
});

/** What identifies a record's content for the check on every assignment. */
export const hashOf = ({ key, value }: Pick<LogRecord, 'key' | 'value'>): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(key))
    .update('\n')
    .update(value ?? Buffer.from('null'))
    .digest();

const isNotGenesis = ({ partition, offset }: LogRecord): boolean => partition !== 0 || offset !== 0;

interface Ruled {
  readonly effective: readonly EffectiveDecision[];
  readonly voided: readonly Voided[];
}

function ruleAll(readings: readonly Read[], state: BatchState): Ruled {
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

/** What all projections tell of each decision. */
const termChangesOf = (effective: readonly EffectiveDecision[], projected: readonly Projected[]): TermChange[][] =>
  effective.map((_, index) => projected.flatMap(({ termChanges }) => termChanges[index]!));

function writesOf(
  effective: readonly EffectiveDecision[],
  termChanges: readonly TermChange[][],
  state: BatchState,
): Write[] {
  if (effective.length === 0) return [];
  const column = <T>(of: (decision: EffectiveDecision, index: number) => T): T[] => effective.map(of);
  const decisions = [
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
  ];
  const all = effective.flatMap((decision) => decision.events);
  const events = [
    all.map((event) => event.partnershipId),
    all.map((event) => event.version),
    all.map(({ event }) => event.id),
    all.map(({ event }) => event.type),
    all.map((event) => event.root?.version ?? event.version),
    all.map((event) => event.targetVersion),
    all.map((event) => event.recordedAt),
    all.map(({ event }) => JSON.stringify(event)),
  ];
  return [
    { statement: writeDecisions, values: decisions },
    { statement: writeEvents, values: events },
    ...writesOfHeads(effective, state),
  ];
}

function writesOfHeads(effective: readonly EffectiveDecision[], state: BatchState): Write[] {
  const partitions = new Map(effective.map(({ decision, place }) => [decision.partnershipId, place.partition]));
  const heads = [...partitions].map(([id, partition]) => ({ id, partition, ...state.headOf(id) }));
  const [same, other] = [true, false].map((stored) => heads.filter(({ id }) => state.isProfileStored(id) === stored));
  const profiles = [
    other!.map(({ partition }) => partition),
    other!.map(({ profile }) => partnershipName(profile)),
    other!.map(({ profile }) => JSON.stringify(partiesOf(profile).map(({ id }) => id))),
    other!.map(({ profile }) => JSON.stringify(profile)),
  ];
  return [
    ...(same!.length === 0 ? [] : [{ statement: moveHeads, values: columnsOfHeads(same!) }]),
    ...(other!.length === 0 ? [] : [{ statement: writeHeads, values: [...columnsOfHeads(other!), ...profiles] }]),
  ];
}

const columnsOfHeads = (heads: readonly (PartnershipHead & { readonly id: string })[]): unknown[][] => [
  heads.map(({ id }) => id),
  heads.map(({ head }) => head.version),
  heads.map(({ head }) => head.eventId),
  heads.map(({ recordedAt }) => recordedAt),
];

function writesOfVoided(voided: readonly Voided[]): Write[] {
  if (voided.length === 0) return [];
  const values = [
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
  ];
  return [{ statement: writeVoids, values }];
}
