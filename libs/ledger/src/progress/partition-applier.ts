import type { EventLog, LogRecord, PartitionRange, PartitionReader } from '#event-log';
import { ProgressMoved, type Applied } from '../apply/apply-records';
import { CachedState } from '../apply/cached-state';
import { GroupApply } from '../apply/group-apply';
import { placedBehind, type PlacedRecord } from '../apply/placed-record';
import { BatchTooHeavy } from '../decisions/decision-changes';
import type { Projection } from '../apply/projection';
import { type Database, isStorageTrouble, isTooMuch } from '#postgres';
import type { StoredDecision } from '../decisions/stored-decision';
import { traceProjection } from '../traces/trace-projection';
import { clearHalt, haltedOffset, writeHalt } from '../halts/halts';
import { isLost, isRecordAt, lastRuledOf, progressLost, storeRestoredProgress, type LastRuled } from './lost-progress';
import { readProgress, type CheckedProgress } from './progress';
import { LogRefused, refuseUnlessSameLog } from './same-log';

/** Reports for operators. Several partitions may call a hook at the same time. */
export interface ApplierReports {
  applied(partition: number, applied: Counts, lag: number, seconds: number): void;
  /** Passes on the decisions just committed, for parts of this process that wait for them. */
  committed?(partition: number, decisions: () => readonly StoredDecision[]): void;
  halted(partition: number, offset: number | null, error: unknown): void;
  resumed(partition: number): void;
  /** The progress of a partition had been lost and was restored from its rows. */
  healed?(partition: number, nextOffset: number): void;
  trouble(partition: number | null, error: unknown): void;
}

type Counts = Pick<Applied, 'effective' | 'events' | 'voided'>;

interface Position {
  next: number;
  /** The hash of the place at `next`. */
  hash: Buffer;
  /** Compares the record before `next` with the one applied last; null once they have proved equal. */
  check: ((record: LogRecord) => Promise<void>) | null;
  /** The offset at which this process or an earlier one halted the partition; null if it is not halted. */
  haltedAt: number | null;
}

/**
 * Applies the records of a log to the ledger. The log retries storage errors. An error in our own code, or a log that is not the one read before,
 * halts only its partition, is reported and is retried until it passes. No record is ever skipped.
 */
export class PartitionApplier implements PartitionReader {
  private readonly positions = new Map<number, Position>();
  /** The latest assignment of each partition. An earlier one may still be determining its start offset. */
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
    // This assignment has ended: another one has begun since, or the partition was revoked.
    if (this.assignments.get(partition) !== assignment) return next;
    this.positions.set(partition, position);
    // Nothing was applied yet, so there is no record to compare, and an empty log delivers no batch that could end the halt.
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

  /** Returns the next offset of each assigned partition, -1 while it is unknown. */
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

  /** Reads the range again: a former group member may have appended and applied more records since. */
  private async rangeNow(partition: number, before: PartitionRange): Promise<PartitionRange> {
    return (await this.log.range())[partition] ?? before;
  }

  /** Returns the new records, after the one before them has proved to be the one applied last. */
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

  /** Restores lost progress if the log holds the record that the last row refers to. */
  private healing(progress: CheckedProgress, last: LastRuled): (record: LogRecord) => Promise<void> {
    const { partition } = progress;
    return async (record) => {
      if (!isRecordAt(record, last))
        throw progressLost(partition, `the log holds another record at offset ${last.offset}`);
      await storeRestoredProgress(this.database.pool, progress, last);
      this.reports.healed?.(partition, record.offset + 1);
    };
  }

  private async apply(partition: number, from: number, records: readonly PlacedRecord[]): Promise<Counts> {
    let applied: Applied;
    try {
      applied = await this.group.apply({ partition, from, records });
    } catch (error) {
      // A batch that exceeds the time or the size limit would otherwise be retried forever.
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
    // If the partition was revoked meanwhile, nothing in this process is notified.
    if (this.positions.has(partition)) this.reports.committed?.(partition, applied.decisions);
    return applied;
  }

  /** Applies the parts one after the other. A single record that fails is the cause, and the partition halts in front of it. */
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

  /** Clears the halt once the halted record has been applied. */
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

/** Returns the record applied last; null before the first. */
const lastAppliedOf = ({ nextOffset, hashBeforeLast, placeHash }: CheckedProgress): LastRuled | null =>
  hashBeforeLast && { offset: nextOffset - 1, hashBefore: hashBeforeLast, placeHash };

const comparing =
  ({ partition }: CheckedProgress, last: LastRuled) =>
  async (record: LogRecord): Promise<void> => {
    if (isRecordAt(record, last)) return;
    throw new LogRefused(
      'log-differs',
      `the record at ${partition}/${last.offset} is not the one that was applied last: this is another log, or its tail was lost and rewritten. Connect the right topic, or save what was projected by GET /v1/export and drop the schema "timeline" to rebuild from this one`,
    );
  };
