import { AppendOutcomeUnknown, RecordNotAppended, RecordTooLarge } from '../append-errors';
import type { LogAppender, LogPlace, LogRecord } from '../event-log';
import type { InMemoryBroker } from './in-memory-broker';

/** The maximum number of turns by which a record or a result is late. */
const LATE_TURNS = 20;

export class InMemoryAppender implements LogAppender {
  private readonly lastArrivals = new Map<number, Promise<unknown>>();
  private readonly unsettled = new Set<Promise<unknown>>();
  private state: 'open' | 'closed' | 'crashed' = 'open';

  constructor(private readonly log: InMemoryBroker) {}

  append(key: string, value: Buffer, headers?: LogRecord['headers']): Promise<LogPlace> {
    if (this.state !== 'open') return Promise.reject(new RecordNotAppended(`the appender is ${this.state}`));
    const bytes = Buffer.byteLength(key) + value.length;
    if (bytes > this.log.maxRecordBytes) return Promise.reject(new RecordTooLarge(bytes, this.log.maxRecordBytes));

    const partition = this.log.partitionOf(key);
    const arrival = (this.lastArrivals.get(partition) ?? Promise.resolve()).then(() =>
      this.send(partition, key, value, headers),
    );
    this.lastArrivals.set(partition, arrival);
    const result = arrival.then((place) => this.report(place));
    this.unsettled.add(result);
    result.catch(() => {}).finally(() => this.unsettled.delete(result));
    return result;
  }

  async close(): Promise<void> {
    if (this.state === 'open') this.state = 'closed';
    if (this.state === 'closed') await Promise.allSettled(this.unsettled);
  }

  /** Behaves as if the process had died: records under way may still arrive, and no result is ever reported. */
  crash(): void {
    this.state = 'crashed';
  }

  private async send(
    partition: number,
    key: string,
    value: Buffer,
    headers: LogRecord['headers'],
  ): Promise<LogPlace | null> {
    await this.log.schedule.turn();
    const { dice } = this.log;
    const beside = headers && { headers };
    const dead = this.state === 'crashed';
    if (dice.strikes('appendLost') || (dead && dice.upTo(2) === 1)) return null;
    if (dice.strikes('appendLate')) {
      void this.late().then(() => this.log.write(partition, key, value, beside));
      return null;
    }
    if (dice.strikes('appendedTwice')) this.log.write(partition, key, value, beside);
    return this.log.write(partition, key, value, beside);
  }

  private async report(place: LogPlace | null): Promise<LogPlace> {
    await this.log.schedule.turn();
    if (this.log.dice.strikes('resultLate')) await this.late();
    if (this.state === 'crashed') return new Promise(() => {});
    if (place === null) throw new AppendOutcomeUnknown('no answer came');
    if (this.log.dice.strikes('resultLost')) throw new AppendOutcomeUnknown('the answer was lost');
    return place;
  }

  private async late(): Promise<void> {
    for (let turns = this.log.dice.upTo(LATE_TURNS); turns > 0; turns--) await this.log.schedule.turn();
  }
}
