import { LRUCache } from 'lru-cache';

interface Entry<T> {
  readonly partition: number;
  readonly value: T;
}

/**
 * A projector's cache of partnerships between batches, bounded in bytes; the least recently used entry is evicted first. An entry is changed after a
 * batch is committed, and only if the same projector committed the batch before: see `forget`.
 */
export class PartnershipCache<T extends object> {
  private readonly entries: LRUCache<string, Entry<T>>;

  constructor(bytes: number) {
    this.entries = new LRUCache({ maxSize: Math.max(1, Math.floor(bytes)) });
  }

  get(partnershipId: string): T | undefined {
    return this.entries.get(partnershipId)?.value;
  }

  /** Caches a value. `bytes` is an estimate; a value larger than the whole cache is not stored. */
  set(partnershipId: string, partition: number, value: T, bytes: number): void {
    this.entries.set(partnershipId, { partition, value }, { size: Math.ceil(bytes) });
  }

  /** Removes the entries of a partition that may no longer match the stored rows: another projector has moved it on, or a batch failed. */
  forget(partition: number): void {
    for (const [partnershipId, entry] of this.entries.entries())
      if (entry.partition === partition) this.entries.delete(partnershipId);
  }
}
