import { LRUCache } from 'lru-cache';
import { HeldStretch } from './held-stretch';
import { firstOf } from './stretch';
import type { VersionRef } from './version-asked';

/** Stretches beyond it have a budget of their own, so that a walk through the past of a few huge partnerships cannot take all of the first. */
const BIG_BYTES = 1024 * 1024;
const BIG_SHARE = 32 * 1024 * 1024;

export const stretchKey = ({ partnershipId, version }: VersionRef): string => `${partnershipId} ${firstOf(version)}`;

/** The stretches that were used last, up to so many bytes. */
export class StretchCache {
  /** By `stretchKey`; the latest of a partnership by its id. */
  private readonly stretches: LRUCache<string, HeldStretch>;
  private readonly big: LRUCache<string, HeldStretch>;

  constructor(bytes: number) {
    this.stretches = new LRUCache({ maxSize: Math.floor(bytes) });
    this.big = new LRUCache({ maxSize: Math.floor(Math.min(bytes, BIG_SHARE)) });
  }

  get size(): { readonly bytes: number; readonly limit: number; readonly entries: number } {
    const { calculatedSize, maxSize, size } = this.stretches;
    return { bytes: calculatedSize, limit: maxSize, entries: size };
  }

  latestOf(partnershipId: string): HeldStretch | undefined {
    return this.get(partnershipId);
  }

  of(ref: VersionRef): HeldStretch | undefined {
    const latest = this.latestOf(ref.partnershipId);
    if (!latest || latest.first === firstOf(ref.version)) return latest;
    return this.get(stretchKey(ref));
  }

  /** Adds to the stretch of a version, which is made if it is not there. */
  add(ref: VersionRef, add: (stretch: HeldStretch) => void): HeldStretch {
    const first = firstOf(ref.version);
    const stretch = this.of(ref) ?? new HeldStretch(first);
    add(stretch);
    const latest = this.latestOf(ref.partnershipId);
    if (latest && latest.first < first) this.set(stretchKey({ ...ref, version: latest.first }), latest);
    this.set(latest && latest.first > first ? stretchKey(ref) : ref.partnershipId, stretch);
    return stretch;
  }

  clear(): void {
    this.stretches.clear();
    this.big.clear();
  }

  private get(key: string): HeldStretch | undefined {
    return this.stretches.get(key) ?? this.big.get(key);
  }

  private set(key: string, stretch: HeldStretch): void {
    // Of a value that it has the cache does not take another size.
    this.stretches.delete(key);
    this.big.delete(key);
    const { bytes } = stretch;
    (bytes > BIG_BYTES ? this.big : this.stretches).set(key, stretch, { size: bytes + key.length });
  }
}
