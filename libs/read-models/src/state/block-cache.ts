import { LRUCache } from 'lru-cache';
import { CachedBlock } from './cached-block';
import { firstOf } from './block';
import type { VersionRef } from './version-query';

/** Larger blocks have a budget of their own, so that reading the past of a few huge partnerships does not evict all small blocks. */
const BIG_BYTES = 1024 * 1024;
const BIG_SHARE = 32 * 1024 * 1024;

export const blockKey = ({ partnershipId, version }: VersionRef): string => `${partnershipId} ${firstOf(version)}`;

/** An LRU cache of blocks, limited by bytes. */
export class BlockCache {
  /** Blocks by `blockKey`. The latest block of a partnership is stored under the partnership's id. */
  private readonly blocks: LRUCache<string, CachedBlock>;
  private readonly big: LRUCache<string, CachedBlock>;

  constructor(bytes: number) {
    this.blocks = new LRUCache({ maxSize: Math.floor(bytes) });
    this.big = new LRUCache({ maxSize: Math.floor(Math.min(bytes, BIG_SHARE)) });
  }

  get size(): { readonly bytes: number; readonly limit: number; readonly entries: number } {
    const { calculatedSize, maxSize, size } = this.blocks;
    return { bytes: calculatedSize, limit: maxSize, entries: size };
  }

  latestOf(partnershipId: string): CachedBlock | undefined {
    return this.get(partnershipId);
  }

  of(ref: VersionRef): CachedBlock | undefined {
    const latest = this.latestOf(ref.partnershipId);
    if (!latest || latest.first === firstOf(ref.version)) return latest;
    return this.get(blockKey(ref));
  }

  /** Adds to the block of a version; creates the block if it is missing. */
  add(ref: VersionRef, add: (block: CachedBlock) => void): CachedBlock {
    const first = firstOf(ref.version);
    const block = this.of(ref) ?? new CachedBlock(first);
    add(block);
    const latest = this.latestOf(ref.partnershipId);
    if (latest && latest.first < first) this.set(blockKey({ ...ref, version: latest.first }), latest);
    this.set(latest && latest.first > first ? blockKey(ref) : ref.partnershipId, block);
    return block;
  }

  clear(): void {
    this.blocks.clear();
    this.big.clear();
  }

  private get(key: string): CachedBlock | undefined {
    return this.blocks.get(key) ?? this.big.get(key);
  }

  private set(key: string, block: CachedBlock): void {
    // The LRU cache does not update the size of an entry that it already holds.
    this.blocks.delete(key);
    this.big.delete(key);
    const { bytes } = block;
    (bytes > BIG_BYTES ? this.big : this.blocks).set(key, block, { size: bytes + key.length });
  }
}
