import { cursorHash, SHAPE_SCHEMA_VERSION, type Decision } from '#contracts';
import { readRecord, ruleDecision, type Reading, type Ruling, type VoidReason } from '#domain';
import type { LogRecord } from '#event-log';
import { DatabaseError, type PoolClient } from 'pg';
import { type Database, rowsOf, type Write } from '#postgres';
import { justStored, type StoredDecision } from '../decisions/stored-decision';
import { BatchState } from './batch-state';
import { headsOf, writesOf, writesOfHeads, writesOfVoided, type MovedHead, type Voided } from './batch-writes';
import type { CachedState } from './cached-state';
import { bytesOfHead, cachedHeads, headsInPostgres } from './heads';
import type { PlacedRecord } from './placed-record';
import type { Projection } from './projection';
import type { EffectiveDecision } from '../decisions/recorded-event';
import type { DecisionChanges } from '../decisions/decision-changes';
import { writesOfTraces } from '../traces/decision-traces';
import { announceProgress, DIVISION_BY_ZERO, advanceProgress } from './write-batch.sql';

/** The stored offset is not where this batch begins: another projector has moved on, or records were delivered again. */
export class ProgressMoved extends Error {
  readonly code = 'progress-moved';
  constructor(batches: readonly { readonly partition: number; readonly from: number }[]) {
    const places = batches.map(({ partition, from }) => `partition ${partition} at offset ${from}`).join(', ');
    super(`another projector has moved on, or another build of the tables serves: no longer ${places}`);
  }
}

/** A later release wrote this record; a ruling by this release would invent history. */
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
  readonly cached: CachedState;
  /** Whether listeners for rulings and term changes are notified. */
  readonly announces: boolean;
}

export interface Applied {
  readonly effective: number;
  readonly events: number;
  /** The reason of each void decision. */
  readonly voided: readonly VoidReason[];
  /** The effective decisions as they are stored now. */
  readonly decisions: () => readonly StoredDecision[];
}

/** Records of one partition, contiguous from its stored next offset. */
export interface Batch {
  readonly partition: number;
  readonly from: number;
  readonly records: readonly PlacedRecord[];
}

/**
 * Applies batches, one per partition. Rulings, heads, projections and progress are written in one transaction: in one round trip if the state it
 * needs is cached, in up to four if it has to be read.
 * @throws ProgressMoved, NewerSchemaVersion, or an error of a projection or Postgres; then nothing is applied.
 */
export async function applyRecords(context: ApplyContext, batches: readonly Batch[]): Promise<Applied[]> {
  const { cached } = context;
  for (const { partition, from } of batches) cached.forgetUnlessUpTo(partition, from);
  // The fixed order prevents a deadlock between two processes that hold the same partitions for a moment.
  const inOrder = batches.toSorted((a, b) => a.partition - b.partition);
  const readings = inOrder.map((batch) => readingsOf(batch, context));
  try {
    const { ruled, changesOf } = await transact(context, inOrder, readings);
    return batches.map((batch) => appliedOf(ruled[inOrder.indexOf(batch)]!, changesOf));
  } catch (error) {
    for (const { partition } of batches) cached.forget(partition);
    throw isNothingApplied(error) ? new ProgressMoved(inOrder) : error;
  }
}

interface Transacted {
  readonly ruled: readonly Ruled[];
  readonly changesOf: ReadonlyMap<EffectiveDecision, DecisionChanges | undefined>;
}

async function transact(
  context: ApplyContext,
  batches: readonly Batch[],
  readings: readonly Read[][],
): Promise<Transacted> {
  try {
    return await transactOnce(context, batches, readings, 'trusted');
  } catch (error) {
    if (!isCommandRepeated(error)) throw error;
    return transactOnce(context, batches, readings, 'looked-up');
  }
}

/**
 * Whether earlier effective commands are looked up. That is rarely needed: most repeated commands are answered before they get into the log. The
 * unique index of commands refuses a repeated command that nevertheless claims the current head.
 */
type Commands = 'trusted' | 'looked-up';

async function transactOnce(
  context: ApplyContext,
  batches: readonly Batch[],
  readings: readonly Read[][],
  commands: Commands,
): Promise<Transacted> {
  const { cached, projections, database } = context;
  const { taken, committed, ...transacted } = await database.transaction('log', async (tx, last) => {
    const taken = applyAll(tx, context, batches);
    const { state, ruled } = await ruleAll(tx, cached, readings, commands);
    const effective = ruled.flatMap((each) => each.effective);
    const projected =
      effective.length === 0
        ? []
        : await Promise.all(projections.map((projection) => projection.project(tx, effective)));
    const termChanges = projected.flatMap((each) => each.termChanges ?? []);
    const heads = headsOf(effective, state);
    last([
      ...projected.flatMap((each) => each.writes()),
      ...writesOf(effective, termChanges),
      ...writesOfHeads(heads, state),
      ...writesOfTraces(
        effective,
        batches.flatMap(({ records }) => records),
      ),
      ...writesOfVoided(ruled.flatMap((each) => each.voided)),
      ...(context.announces ? batches.map(announcementOf) : []),
    ]);
    const changesOf = new Map(effective.map((decision, index) => [decision, termChanges[index]]));
    const committed = () => {
      cacheHeads(cached, heads);
      for (const each of projected) each.committed?.();
    };
    return { ruled, changesOf, taken, committed };
  });
  committed();
  for (const [index, build] of (await taken).entries())
    cached.committed(batches[index]!.partition, { next: nextOf(batches[index]!), build });
  return transacted;
}

function cacheHeads({ heads }: CachedState, moved: readonly MovedHead[]): void {
  for (const { id, partition, ...head } of moved) heads.set(id, partition, head, bytesOfHead(head));
}

async function ruleAll(
  tx: PoolClient,
  cached: CachedState,
  readings: readonly Read[][],
  commands: Commands,
): Promise<{ state: BatchState; ruled: Ruled[] }> {
  const decisions = readings.flat().flatMap(decisionOf);
  const state = await BatchState.load(tx, decisions, {
    heads: cachedHeads(headsInPostgres(tx), cached.heads),
    commands: commands === 'looked-up',
  });
  const ruled = readings.map((some) => ruleSome(some, state));
  const isStale = ruled.some(({ voided }) => voided.some(({ reason }) => reason === 'stale'));
  // A command that was effective before is ruled a repetition, not stale.
  return isStale && commands === 'trusted' ? ruleAll(tx, cached, readings, 'looked-up') : { state, ruled };
}

const isNothingApplied = (error: unknown): boolean => error instanceof DatabaseError && error.code === DIVISION_BY_ZERO;

const UNIQUE_VIOLATION = '23505';
const isCommandRepeated = (error: unknown): boolean =>
  error instanceof DatabaseError && error.code === UNIQUE_VIOLATION && error.constraint === 'decision_by_command';

const announcementOf = (batch: Batch): Write => ({
  statement: announceProgress,
  values: [`${batch.partition}:${nextOf(batch)}:${cursorHash(batch.records.at(-1)!.placeHash)}`],
});

const nextOf = ({ records }: Batch): number => records.at(-1)!.offset + 1;

/** Moves the progress of all batches. This takes the locks that make all later reads current. Returns the builds of their tables. */
function applyAll(tx: PoolClient, { logId, cached }: ApplyContext, batches: readonly Batch[]): Promise<number[]> {
  const taken = Promise.all(
    batches.map(async (batch) => {
      const { partition, from, records } = batch;
      const { hashBefore, placeHash } = records.at(-1)!;
      const values = [partition, logId, from, nextOf(batch), hashBefore, placeHash, cached.buildOf(partition)];
      const [row] = await rowsOf<{ build: number }>(tx, advanceProgress, values);
      return row!.build;
    }),
  );
  // Nothing awaits this promise before the commit, which reports its failure.
  taken.catch(() => undefined);
  return taken;
}

type Read = { readonly record: PlacedRecord; readonly reading: Reading };

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
  changesOf: ReadonlyMap<EffectiveDecision, DecisionChanges | undefined>,
): Applied => ({
  effective: effective.length,
  events: effective.reduce((sum, { events }) => sum + events.length, 0),
  voided: voided.map(({ reason }) => reason),
  decisions: () => effective.map((decision) => justStored(decision, changesOf.get(decision))),
});

const isNotGenesis = ({ partition, offset }: LogRecord): boolean => partition !== 0 || offset !== 0;

interface Ruled {
  readonly effective: readonly EffectiveDecision[];
  readonly voided: readonly Voided[];
}

function ruleSome(readings: readonly Read[], state: BatchState): Ruled {
  const effective: EffectiveDecision[] = [];
  const voided: Voided[] = [];
  for (const { record, reading } of readings) {
    const ruling = reading.ruling === 'open' ? rule(reading.decision, state) : reading;
    if (ruling.ruling === 'effective')
      effective.push(state.take({ ...record, writtenIn: versionOf(reading) }, ruling.decision));
    else if (ruling.ruling === 'void') voided.push({ ...ruling, record });
  }
  return { effective, voided };
}

/** Returns the version of the records in which an effective record was written. */
const versionOf = (reading: Reading): number =>
  reading.ruling === 'open' ? reading.schemaVersion : SHAPE_SCHEMA_VERSION;

const rule = (decision: Decision, state: BatchState): Ruling =>
  ruleDecision(decision, {
    head: state.headOf(decision.partnershipId).head,
    fingerprint: state.fingerprintOf(decision),
  });
