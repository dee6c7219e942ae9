import { DECISION_PARTITIONS, genesisValue } from '#contracts';
import { randomUUID } from 'node:crypto';
import type { EventLog, LogPlace, LogRecord, PartitionRange, PartitionReader } from '../event-log';
import { partitionFor } from '../partitioner';
import { FaultDice, type LogFaults, NO_FAULTS } from './faults';
import { InMemoryAppender } from './in-memory-appender';
import type { InMemoryBroker, RecordOptions } from './in-memory-broker';
import { InMemoryGroup, type InMemorySubscription } from './in-memory-group';
import { promptly, type Schedule } from './schedule';

export interface InMemoryLogOptions {
  readonly partitions?: number;
  readonly logId?: string;
  readonly maxRecordBytes?: number;
  /** The maximum batch size; each batch draws its size from 1 to this. */
  readonly batchRecords?: number;
  readonly schedule?: Schedule;
  readonly faults?: Partial<LogFaults>;
  readonly random?: () => number;
}

/**
 * A log in memory for simulations. It represents the broker: all simulated processes share one instance, and each has its own appenders and
 * subscriptions, which `crash()` without closing.
 */
export class InMemoryLog implements EventLog, InMemoryBroker {
  readonly logId: string;
  readonly partitions: number;
  readonly maxRecordBytes: number;
  readonly batchRecords: number;
  readonly schedule: Schedule;
  readonly dice: FaultDice;
  /** All records, by partition. For reading only. */
  readonly records: LogRecord[][];
  private readonly arrivals: Set<() => void>[];
  private readonly groups = new Map<string, InMemoryGroup>();
  private readonly appenders: InMemoryAppender[] = [];

  constructor(options: InMemoryLogOptions = {}) {
    this.partitions = options.partitions ?? DECISION_PARTITIONS;
    this.logId = options.logId ?? randomUUID();
    this.maxRecordBytes = options.maxRecordBytes ?? 2 * 1024 * 1024;
    this.batchRecords = options.batchRecords ?? 500;
    this.schedule = options.schedule ?? promptly;
    this.dice = new FaultDice({ ...NO_FAULTS, ...options.faults }, options.random ?? Math.random);
    this.records = Array.from({ length: this.partitions }, () => []);
    this.arrivals = Array.from({ length: this.partitions }, () => new Set());
    this.write(0, null, genesisValue(this.logId));
  }

  partitionOf(key: string): number {
    return partitionFor(key, this.partitions);
  }

  appender(): InMemoryAppender {
    const appender = new InMemoryAppender(this);
    this.appenders.push(appender);
    return appender;
  }

  read(reader: PartitionReader, { group: name }: { readonly group: string }): InMemorySubscription {
    const group = this.groups.get(name) ?? new InMemoryGroup(this);
    this.groups.set(name, group);
    return group.join(reader);
  }

  async range(): Promise<PartitionRange[]> {
    return this.records.map((_, partition) => this.rangeOf(partition));
  }

  rangeOf(partition: number): PartitionRange {
    return { begin: 0, end: this.partition(partition).length };
  }

  async firstRecord(partition: number): Promise<LogRecord | null> {
    return this.partition(partition)[0] ?? null;
  }

  async close(): Promise<void> {
    await Promise.all(this.appenders.map((appender) => appender.close()));
    await Promise.all([...this.groups.values()].map((group) => group.stop()));
  }

  /** Appends any record to a partition at once, for tests that need an unusual one. */
  write(partition: number, key: string | null, value: Buffer | null, beside: RecordOptions = {}): LogPlace {
    const records = this.partition(partition);
    const place = { partition, offset: records.length };
    records.push({ timestamp: Date.now(), ...beside, ...place, key, value });
    for (const arrived of this.arrivals[partition] ?? []) arrived();
    return place;
  }

  onArrival(partition: number, arrived: () => void): () => void {
    this.arrivals[partition]?.add(arrived);
    return () => this.arrivals[partition]?.delete(arrived);
  }

  partition(partition: number): LogRecord[] {
    const records = this.records[partition];
    if (records === undefined) throw new RangeError(`There is no partition ${partition}`);
    return records;
  }
}
