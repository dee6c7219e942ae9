import type { EventLog, LogRecord, PartitionRange, PartitionReader } from '#event-log';
import { ProgressMoved, type Applied } from '../apply/apply-records';
import { CachedState } from '../apply/cached-state';
import { GroupApply } from '../apply/group-apply';
import { placedBehind, type PlacedRecord } from '../apply/placed-record';
import { BatchTooHeavy } from '../decisions/told-changes';
import type { Projection } from '../apply/projection';
import { type Database, isStorageTrouble, isTooMuch } from '#postgres';
import type { StoredDecision } from '../decisions/stored-decision';
import { traceProjection } from '../traces/trace-projection';
import { clearHalt, haltedOffset, writeHalt } from '../halts/halts';
import { isLost, isRecordAt, lastRuledOf, progressLost, takeUpProgress, type LastRuled } from './lost-progress';
import { readProgress, type CheckedProgress } from './progress';
import { LogRefused, refuseUnlessSameLog } from './same-log';

/** What an operator wants to hear of; every hook may be called from several partitions at once. */
export interface ApplierReports {
  applied(partition: number, applied: Counts, lag: number, seconds: number): void;
  /** What has just been committed, for whoever in this process waits for it. */
  committed?(partition: number, decisions: () => readonly StoredDecision[]): void;
  halted(partition: number, offset: number | null, error: unknown): void;
  resumed(partition: number): void;
  /** How far a partition was read had been lost, and was found out from its rows. */
  healed?(partition: number, nextOffset: number): void;
  trouble(partition: number | null, error: unknown): void;
}

type Counts = Pick<Applied, 'effective' | 'events' | 'voided'>;

interface Position {
  next: number;
  /** The hash of the place at `next`. */
  hash: Buffer;
  /** Holds against the record before `next`, until that one has been seen to be the same. */
  check: ((record: LogRecord) => Promise<void>) | null;
  /** Where the partition was halted, by this process or one before it; null: nowhere. */
  haltedAt: number | null;
}

/**
 * Reads a log into the ledger. Trouble of the storage is retried by the log; an error of our own code, or a log that is not the one
 * that was read before, halts its partition alone, loudly, and is tried again until it passes. Nothing is ever skipped.
 */
export class PartitionApplier implements PartitionReader {
  private readonly positions = new Map<number, Position>();
  /** The latest assignment of each partition: one before it may still be finding out where to begin. */
  private readonly assignments = new Map<number, symbol>();
  private readonly group: GroupApply;

  constructor(
    private readonly log: EventLog,
    private readonly database: Database,
    projections: readonly Projection[],
    private readonly reports: ApplierReports,
    { announces = true } = {},
  ) {
    this.group = new GroupApply({
      database,
      projections,
      cached: new CachedState(projections),
      logId: log.logId,
      partitionOf: (key) => log.partitionOf(key),
      announces,
    });
  }

  async assigned(partition: number, range: PartitionRange): Promise<number> {
    const assignment = Symbol();
    this.assignments.set(partition, assignment);
    const progress = await readProgress(this.database.pool, partition, this.log.logId);
    const next = isLost(progress) ? progress.lastRuled! + 1 : progress.nextOffset;
    let last: LastRuled | null;
    try {
      const here = next <= range.end ? range : await this.rangeNow(partition, range);
      refuseUnlessSameLog(partition, { ...progress, nextOffset: next }, here, this.log.logId);
      last = isLost(progress) ? await lastRuledOf(this.database.pool, progress) : lastAppliedOf(progress);
    } catch (error) {
      if (error instanceof LogRefused) await this.halt(partition, null, error);
      throw error;
    }
    const check = last && (isLost(progress) ? this.healing(progress, last) : comparing(progress, last));
    const hash = last?.placeHash ?? progress.placeHash;
    const position: Position = { next, hash, check, haltedAt: await haltedOffset(this.database.pool, partition) };
    // It is over: another has begun since, or the partition was taken away.
    if (this.assignments.get(partition) !== assignment) return next;
    this.positions.set(partition, position);
    // Nothing was applied yet, so there is nothing to hold against, and a log without records gives no batch to resume at.
    if (check === null) await this.resume(partition, position);
    return check ? next - 1 : next;
  }

  async batch(partition: number, records: readonly LogRecord[], range: { readonly end: number }): Promise<void> {
    const position = this.positions.get(partition)!;
    const verified = await this.verified(partition, position, records);
    const fresh = verified.filter(({ offset }) => offset >= position.next);
    const last = fresh.at(-1);
    if (last) {
      const started = performance.now();
      const placed = placedBehind(position.hash, fresh);
      const applied = await this.apply(partition, position.next, placed);
      position.next = last.offset + 1;
      position.hash = placed.at(-1)!.placeHash;
      traceProjection(fresh, performance.timeOrigin + started);
      this.reports.applied(partition, applied, range.end - position.next, (performance.now() - started) / 1_000);
    }
    await this.resume(partition, position);
  }

  /** The next offset of each partition that it was given, -1 where that is not known yet. */
  places(): ReadonlyMap<number, number> {
    return new Map([...this.assignments.keys()].map((each) => [each, this.positions.get(each)?.next ?? -1]));
  }

  revoked(partition: number): void {
    this.assignments.delete(partition);
    this.positions.delete(partition);
  }

  trouble(partition: number | null, error: unknown): void {
    this.reports.trouble(partition, error);
  }

  /** A former member may have appended and applied more since the range was taken. */
  private async rangeNow(partition: number, before: PartitionRange): Promise<PartitionRange> {
    return (await this.log.range())[partition] ?? before;
  }

  /** The records that are new, once the one before them has proved to be the one applied last. */
  private async verified(
    partition: number,
    position: Position,
    records: readonly LogRecord[],
  ): Promise<readonly LogRecord[]> {
    if (position.check === null) return records;
    const [first, ...rest] = records;
    try {
      await position.check(first!);
    } catch (error) {
      if (error instanceof LogRefused) await this.halt(partition, first ?? null, error);
      throw error;
    }
    position.check = null;
    return rest;
  }

  /** Takes up a lost progress where the log holds the very record that the last row tells of. */
  private healing(progress: CheckedProgress, last: LastRuled): (record: LogRecord) => Promise<void> {
    const { partition } = progress;
    return async (record) => {
      if (!isRecordAt(record, last))
        throw progressLost(partition, `the log holds another record at offset ${last.offset}`);
      await takeUpProgress(this.database.pool, progress, last);
      this.reports.healed?.(partition, record.offset + 1);
    };
  }

  private async apply(partition: number, from: number, records: readonly PlacedRecord[]): Promise<Counts> {
    let applied: Applied;
    try {
      applied = await this.group.apply({ partition, from, records });
    } catch (error) {
      // A batch that takes longer than a statement may, or more room, would otherwise be tried again for ever.
      if ((isTooMuch(error) || error instanceof BatchTooHeavy) && records.length > 1)
        return this.applyInParts(partition, from, halvesOf(records));
      if (error instanceof ProgressMoved || isStorageTrouble(error)) throw error;
      if (records.length === 1) {
        await this.halt(partition, records[0]!, error);
        throw error;
      }
      const each = records.map((record) => [record]);
      return this.applyInParts(partition, from, each);
    }
    // Of a partition that was taken away meanwhile nobody here is told any more.
    if (this.positions.has(partition)) this.reports.committed?.(partition, applied.decisions);
    return applied;
  }

  /** One after the other: each alone, that names the culprit, and the partition stands still in front of it. */
  private async applyInParts(
    partition: number,
    from: number,
    parts: readonly (readonly PlacedRecord[])[],
  ): Promise<Counts> {
    let sum: Counts = { effective: 0, events: 0, voided: [] };
    let next = from;
    for (const records of parts) {
      const applied = await this.apply(partition, next, records);
      next = records.at(-1)!.offset + 1;
      sum = sumOf(sum, applied);
    }
    return sum;
  }

  /** The halt ends once what it stood in front of lies behind. */
  private async resume(partition: number, position: Position): Promise<void> {
    if (position.haltedAt === null || position.haltedAt >= position.next) return;
    await clearHalt(this.database.pool, partition);
    position.haltedAt = null;
    this.reports.resumed(partition);
  }

  private async halt(partition: number, record: LogRecord | null, error: unknown): Promise<void> {
    await writeHalt(this.database.pool, partition, record, error);
    this.reports.halted(partition, record?.offset ?? null, error);
  }
}

const sumOf = (a: Counts, b: Counts): Counts => ({
  effective: a.effective + b.effective,
  events: a.events + b.events,
  voided: [...a.voided, ...b.voided],
});

const halvesOf = (records: readonly PlacedRecord[]): (readonly PlacedRecord[])[] => {
  const half = Math.ceil(records.length / 2);
  return [records.slice(0, half), records.slice(half)];
};

/** The record applied last; null before the first. */
const lastAppliedOf = ({ nextOffset, hashBeforeLast, placeHash }: CheckedProgress): LastRuled | null =>
  hashBeforeLast && { offset: nextOffset - 1, hashBefore: hashBeforeLast, placeHash };

const comparing =
  ({ partition }: CheckedProgress, last: LastRuled) =>
  async (record: LogRecord): Promise<void> => {
    if (isRecordAt(record, last)) return;
    throw new LogRefused(
      'log-differs',
      `the record at ${partition}/${last.offset} is not the one that was applied last: this is another log, or its tail was lost and written anew. Connect the right topic, or save what was projected by GET /v1/export and drop the schema "timeline" to rebuild from this one`,
    );
  };
