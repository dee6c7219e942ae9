import { LRUCache } from 'lru-cache';

interface Entry<T> {
  readonly partition: number;
  readonly value: T;
}

/**
 * What a projector keeps of partnerships from one batch to the next, up to a weight in bytes; what was used longest ago goes first. It is
 * changed once a batch is committed, and only where the batch before was committed by the same projector: see `forget`.
 */
export class PartnershipCache<T extends object> {
  private readonly entries: LRUCache<string, Entry<T>>;

  constructor(bytes: number) {
    this.entries = new LRUCache({ maxSize: Math.max(1, Math.floor(bytes)) });
  }

  get(partnershipId: string): T | undefined {
    return this.entries.get(partnershipId)?.value;
  }

  /** `bytes` is an estimate; what is heavier than all there is room for is not kept. */
  set(partnershipId: string, partition: number, value: T, bytes: number): void {
    this.entries.set(partnershipId, { partition, value }, { size: Math.ceil(bytes) });
  }

  /** What is kept of a partition may no longer be what is stored: another projector has moved it on, or a batch came to nothing. */
  forget(partition: number): void {
    for (const [partnershipId, entry] of this.entries.entries())
      if (entry.partition === partition) this.entries.delete(partnershipId);
  }
}
