import type { LogRecord, PartitionReader, Subscription } from '../event-log';
import { NotYet } from '../not-yet';
import type { InMemoryBroker } from './in-memory-broker';

/** The members that share a log's partitions. A rebalance assigns each partition to one of them again. */
export class InMemoryGroup {
  private members: InMemorySubscription[] = [];
  private readonly running = new Map<number, Promise<void>>();

  constructor(readonly log: InMemoryBroker) {}

  join(reader: PartitionReader): InMemorySubscription {
    const member = new InMemorySubscription(this, reader);
    this.members.push(member);
    this.rebalance();
    return member;
  }

  leave(member: InMemorySubscription): void {
    const before = this.members.length;
    this.members = this.members.filter((other) => other !== member);
    if (this.members.length < before) this.rebalance();
  }

  /** Assigns the partitions again. The order of the members rotates, so that most partitions get another member. */
  rebalance(): void {
    const [first, ...others] = this.members;
    if (first === undefined) return;
    this.members = [...others, first];
    this.members.forEach((member, index) => {
      const share = this.log.records.map((_, partition) => partition);
      member.assign(share.filter((partition) => partition % this.members.length === index));
    });
  }

  async stop(): Promise<void> {
    await Promise.all(this.members.map((member) => member.stop()));
  }

  /** Starts to read a partition once its former holder has finished, or at once if that one becomes a zombie. */
  assign(partition: number, read: () => Promise<void>): Promise<void> {
    const former = this.log.dice.strikes('zombie') ? undefined : this.running.get(partition);
    const reading = Promise.resolve(former).then(read);
    this.running.set(partition, reading);
    return reading;
  }

  /** Forgets the reads of a dead member, so that nothing waits for them. */
  abandon(partitions: readonly number[]): void {
    for (const partition of partitions) this.running.delete(partition);
  }
}

interface Session {
  live: boolean;
  readonly partitions: readonly number[];
  readonly unpositioned: Set<number>;
  readonly end: () => void;
  readonly ended: Promise<void>;
}

export class InMemorySubscription implements Subscription {
  readonly ready: Promise<void>;
  private becameReady: () => void = () => {};
  private session = session([]);
  private readonly loops = new Set<Promise<void>>();
  private over = false;

  constructor(
    private readonly group: InMemoryGroup,
    private readonly reader: PartitionReader,
  ) {
    this.ready = new Promise((resolve) => (this.becameReady = resolve));
  }

  assign(partitions: readonly number[]): void {
    this.revoke(partitions);
    const current = (this.session = session(partitions));
    if (partitions.length === 0) this.becameReady();
    for (const partition of partitions) {
      const loop = this.group.assign(partition, () => this.read(partition, current));
      this.loops.add(loop);
      void loop.finally(() => this.loops.delete(loop));
    }
  }

  async stop(): Promise<void> {
    if (this.over) return;
    this.over = true;
    this.revoke([]);
    this.group.leave(this);
    await Promise.all(this.loops);
  }

  renew(): void {
    if (!this.over) this.group.rebalance();
  }

  /** Behaves as if the process had died: its partitions are assigned to others at once, while a running batch continues. */
  crash(): void {
    this.over = true;
    this.endSession();
    this.group.abandon(this.session.partitions);
    this.group.leave(this);
  }

  private revoke(kept: readonly number[]): void {
    this.endSession();
    for (const partition of this.session.partitions) if (!kept.includes(partition)) this.reader.revoked?.(partition);
  }

  private endSession(): void {
    this.session.live = false;
    this.session.end();
  }

  private async read(partition: number, current: Session): Promise<void> {
    let failures = 0;
    while (current.live) {
      try {
        let next = await this.reader.assigned(partition, this.group.log.rangeOf(partition));
        this.positioned(partition, current);
        while (current.live) {
          const records = await this.take(partition, next, current);
          if (records.length === 0) break;
          next = await this.deliver(partition, records, current);
          failures = 0;
        }
      } catch (error) {
        if (!current.live) return;
        if (error instanceof NotYet) {
          await Promise.race([error.until, current.ended]);
          continue;
        }
        this.reader.trouble?.(partition, error);
        await this.group.log.schedule.backoff(++failures);
      }
    }
  }

  private positioned(partition: number, current: Session): void {
    current.unpositioned.delete(partition);
    if (current.live && current.unpositioned.size === 0) this.becameReady();
  }

  private async take(partition: number, next: number, current: Session): Promise<LogRecord[]> {
    const { log } = this.group;
    const records = log.partition(partition);
    while (current.live && next >= records.length) {
      const arrival = Promise.withResolvers<void>();
      const forget = log.onArrival(partition, arrival.resolve);
      await Promise.race([arrival.promise, current.ended]);
      forget();
    }
    await log.schedule.turn();
    return current.live ? records.slice(next, next + log.dice.upTo(log.batchRecords)) : [];
  }

  private async deliver(partition: number, records: LogRecord[], current: Session): Promise<number> {
    const { log } = this.group;
    const { end } = log.rangeOf(partition);
    await this.reader.batch(partition, records, { end });
    if (current.live && log.dice.strikes('redelivered')) await this.reader.batch(partition, records, { end });
    if (current.live && log.dice.strikes('rebalanced')) this.group.rebalance();
    return (records.at(-1)?.offset ?? 0) + 1;
  }
}

function session(partitions: readonly number[]): Session {
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { live: true, partitions, unpositioned: new Set(partitions), end, ended };
}
