import { getHeapStatistics } from 'node:v8';
import { PartnershipCache, type EffectiveDecision } from '#ledger';
import { LRUCache } from 'lru-cache';
import { CachedContent } from './cached-content';
import { CachedTimeline } from './cached-timeline';
import type { StandingContent, TermDueDays } from './standing-content';
import type { WorkingTimeline } from './working-timeline';

/** The size of the cache in bytes: a share of Node's heap limit. */
const CACHED = getHeapStatistics().heap_size_limit / 8;

/** A longer history is not read into the cache. A cached one stays when it grows beyond this. */
const LONGEST_READ = 10_000;

/** A partnership is read into the cache if it recurs within this many other partnerships. */
const COMING_AGAIN = 500;

/**
 * A larger batch belongs to a projector that is far behind. Timelines that are cached for it would be evicted before they are used again, and cost the
 * garbage collector more than reading costs PostgreSQL (154 and 122 µs of Node per event, of 500,000).
 */
const MOST_LIVE = 250;

/** Stands for a partnership that begins in such a batch. Nothing of it is stored yet. */
const NOT_CACHED = new CachedTimeline();

/** The timelines and due days of a batch's partnerships after the batch. */
export interface BatchOutcome {
  readonly timelines: ReadonlyMap<string, WorkingTimeline>;
  readonly dueDays: Iterable<TermDueDays & { readonly partnershipId: string }>;
}

/** The standing content that a batch reads. */
export interface OpenedContent {
  readonly content: StandingContent;
  /** Applies the batch's outcome to the cache. Called once the outcome is stored. */
  readonly committed: (outcome: BatchOutcome) => void;
}

/**
 * The timelines that a projector caches, so that it need not read them for each batch. They equal what Postgres stores unless another projector has
 * moved the partition; then `forget` is called.
 */
export class TimelineCache {
  private readonly timelines: PartnershipCache<CachedTimeline>;
  private readonly missed = new LRUCache<string, true>({ max: COMING_AGAIN });

  constructor(bytes = CACHED) {
    this.timelines = new PartnershipCache(bytes);
  }

  forget(partition: number): void {
    this.timelines.forget(partition);
  }

  /** Returns the stored content behind the cached timelines of a batch's partnerships. Reads timelines into the cache in at most one round trip. */
  async open(stored: StandingContent, decisions: readonly EffectiveDecision[]): Promise<OpenedContent> {
    const opened = new Map<string, CachedTimeline>();
    const wanted = new Set<string>();
    const isLive = decisions.length <= MOST_LIVE;
    const begin = () => (isLive ? new CachedTimeline() : NOT_CACHED);
    for (const { decision, firstVersion } of decisions) {
      const { partnershipId } = decision;
      if (opened.has(partnershipId) || wanted.has(partnershipId)) continue;
      const timeline = firstVersion === 1 ? begin() : this.timelines.get(partnershipId);
      if (timeline) opened.set(partnershipId, timeline);
      else if (isLive && firstVersion <= LONGEST_READ && this.comesAgain(partnershipId)) wanted.add(partnershipId);
    }
    if (wanted.size > 0) for (const [id, timeline] of await readWhole(stored, [...wanted])) opened.set(id, timeline);
    return {
      content: new CachedContent(stored, opened),
      committed: (outcome) => this.take(opened, decisions, outcome),
    };
  }

  private take(
    opened: ReadonlyMap<string, CachedTimeline>,
    decisions: readonly EffectiveDecision[],
    { timelines, dueDays }: BatchOutcome,
  ): void {
    const cached = new Map([...opened].filter(([, timeline]) => timeline !== NOT_CACHED));
    if (cached.size === 0) return;
    for (const { partnershipId, term, days } of dueDays) cached.get(partnershipId)?.setDueDays(term, days);
    const partitions = new Map(decisions.map(({ decision, place }) => [decision.partnershipId, place.partition]));
    for (const [id, timeline] of cached) {
      timeline.take(timelines.get(id)!);
      this.timelines.set(id, partitions.get(id)!, timeline, timeline.bytes);
    }
  }

  private comesAgain(partnershipId: string): boolean {
    if (this.missed.delete(partnershipId)) return true;
    this.missed.set(partnershipId, true);
    return false;
  }
}

async function readWhole(
  stored: StandingContent,
  partnerships: readonly string[],
): Promise<ReadonlyMap<string, CachedTimeline>> {
  const read = new Map(partnerships.map((id) => [id, new CachedTimeline()]));
  const [claims, statements, dueDays] = await Promise.all([
    stored.allClaims(partnerships),
    stored.allStatements(partnerships),
    stored.allDueDays(partnerships),
  ]);
  for (const { partnershipId, items } of claims) for (const claim of items) read.get(partnershipId)!.addClaim(claim);
  for (const { partnershipId, items } of statements)
    for (const statement of items) read.get(partnershipId)!.addStatement(statement);
  for (const { partnershipId, items } of dueDays)
    for (const { term, days } of items) read.get(partnershipId)!.setDueDays(term, days);
  return read;
}
