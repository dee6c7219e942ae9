import { LRUCache } from 'lru-cache';
import { CachedBlock } from './cached-block';
import { firstOf } from './block';
import type { VersionRef } from './version-asked';

/** Blocks beyond it have a budget of their own, so that a walk through the past of a few huge partnerships cannot take all of the first. */
const BIG_BYTES = 1024 * 1024;
const BIG_SHARE = 32 * 1024 * 1024;

export const blockKey = ({ partnershipId, version }: VersionRef): string => `${partnershipId} ${firstOf(version)}`;

/** The blocks that were used last, up to so many bytes. */
export class BlockCache {
  /** By `blockKey`; the latest of a partnership by its id. */
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

  /** Adds to the block of a version, which is made if it is not there. */
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
    // Of a value that it has the cache does not take another size.
    this.blocks.delete(key);
    this.big.delete(key);
    const { bytes } = block;
    (bytes > BIG_BYTES ? this.big : this.blocks).set(key, block, { size: bytes + key.length });
  }
}
