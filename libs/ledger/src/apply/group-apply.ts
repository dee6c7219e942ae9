import { isStorageTrouble } from '../database/storage-errors';
import { applyRecords, type Applied, type ApplyContext, type Batch } from './apply-records';

/** Groups under way at once: while one waits for Postgres, another is worked out. */
const GROUPS_AT_ONCE = 3;
/** A group takes no further batch once it has so many records. */
const RECORDS_IN_GROUP = 2_000;

interface Waiting {
  readonly batch: Batch;
  readonly settle: PromiseWithResolvers<Applied>;
}

/**
 * Group commit across partitions: batches that are there at the same moment share a transaction. A batch's round trips are most of its time
 * when little is written, and so would the partitions wait for each other.
 */
export class GroupApply {
  private waiting: Waiting[] = [];
  private running = 0;
  private looking = false;

  constructor(private readonly context: ApplyContext) {}

  /** As `applyRecords` for one batch. */
  apply(batch: Batch): Promise<Applied> {
    const settle = Promise.withResolvers<Applied>();
    this.waiting.push({ batch, settle });
    this.look();
    return settle.promise;
  }

  /** Once those who come in the same turn are there too. */
  private look(): void {
    if (this.looking) return;
    this.looking = true;
    setImmediate(() => {
      this.looking = false;
      while (this.waiting.length > 0 && this.running < GROUPS_AT_ONCE) void this.run(this.takeGroup());
    });
  }

  private takeGroup(): Waiting[] {
    let records = 0;
    const end = this.waiting.findIndex(({ batch }, index) => {
      records += batch.records.length;
      return index > 0 && records > RECORDS_IN_GROUP;
    });
    return this.waiting.splice(0, end < 0 ? this.waiting.length : end);
  }

  private async run(group: readonly Waiting[]): Promise<void> {
    this.running += 1;
    try {
      await this.settle(group);
    } finally {
      this.running -= 1;
      this.look();
    }
  }

  /** Whose fault it is when a group fails shows when each is applied alone; trouble of the storage is nobody's. */
  private async settle(group: readonly Waiting[]): Promise<void> {
    try {
      const applied = await applyRecords(
        this.context,
        group.map(({ batch }) => batch),
      );
      group.forEach(({ settle }, index) => settle.resolve(applied[index]!));
    } catch (error) {
      if (group.length === 1 || isStorageTrouble(error)) group.forEach(({ settle }) => settle.reject(error));
      else for (const one of group) await this.settle([one]);
    }
  }
}
