import { getHeapStatistics } from 'node:v8';
import { HeldPartnerships, type EffectiveDecision } from '#ledger';
import { rowsOf, type Queryable } from '#postgres';
import { LRUCache } from 'lru-cache';
import { claimOfRow, type ClaimRow } from '../claims/claim-row';
import type { DueDayRow } from '../due-days/due-days';
import { loadDueDaysOfPartnerships } from '../due-days/due-days.sql';
import { statementOfRow, type StatementRow } from '../statements/statement-row';
import { termOfKey } from '../terms/term-of';
import { HeldTimeline } from './held-timeline';
import { loadStandingClaims, loadStandingStatements } from './load-neighbourhood.sql';

/** How much is held, in bytes: a share of what Node may use. */
const HELD = getHeapStatistics().heap_size_limit / 8;

/** A history of more versions is not read whole; one that has grown to them while it was held stays so. */
const LONGEST_READ = 10_000;

/** Who comes again while this many others have come is worth reading whole: where all take turns, nobody is. */
const COMING_AGAIN = 500;

/**
 * A batch of more decisions comes from a log that is read from far behind: what is held for it would be pushed out before it is asked for
 * again, and costs the collector more than reading costs PostgreSQL (154 and 122 µs of Node an event of 500,000).
 */
const MOST_LIVE = 250;

/** Stands for a partnership that begins in such a batch: nothing of it is stored. */
const NOTHING_STANDS = new HeldTimeline();

/** By partnership, those of which all that stands is held. */
export type Held = ReadonlyMap<string, HeldTimeline>;

/** The timelines that a projector holds. */
export class HeldTimelines {
  private readonly timelines: HeldPartnerships<HeldTimeline>;
  private readonly missed = new LRUCache<string, true>({ max: COMING_AGAIN });

  constructor(bytes = HELD) {
    this.timelines = new HeldPartnerships(bytes);
  }

  forget(partition: number): void {
    this.timelines.forget(partition);
  }

  /** Those of the partnerships of a batch that are held, or are from now on; at most one round trip. */
  async open(db: Queryable, decisions: readonly EffectiveDecision[]): Promise<Held> {
    const held = new Map<string, HeldTimeline>();
    const wanted = new Set<string>();
    const isLive = decisions.length <= MOST_LIVE;
    const begin = () => (isLive ? new HeldTimeline() : NOTHING_STANDS);
    for (const { decision, firstVersion } of decisions) {
      const { partnershipId } = decision;
      if (held.has(partnershipId) || wanted.has(partnershipId)) continue;
      const timeline = firstVersion === 1 ? begin() : this.timelines.get(partnershipId);
      if (timeline) held.set(partnershipId, timeline);
      else if (isLive && firstVersion <= LONGEST_READ && this.comesAgain(partnershipId)) wanted.add(partnershipId);
    }
    for (const [id, timeline] of await this.read(db, [...wanted])) held.set(id, timeline);
    return held;
  }

  /** Those of the opened that are held on. */
  kept(opened: Held): Held {
    return new Map([...opened].filter(([, timeline]) => timeline !== NOTHING_STANDS));
  }

  /** What was opened stands now as it is. */
  hold(partnershipId: string, partition: number, timeline: HeldTimeline): void {
    this.timelines.set(partnershipId, partition, timeline, timeline.bytes);
  }

  private comesAgain(partnershipId: string): boolean {
    if (this.missed.delete(partnershipId)) return true;
    this.missed.set(partnershipId, true);
    return false;
  }

  private async read(db: Queryable, ids: readonly string[]): Promise<Held> {
    if (ids.length === 0) return new Map();
    const read = new Map(ids.map((id) => [id, new HeldTimeline()]));
    const [claims, statements, days] = await Promise.all([
      rowsOf<ClaimRow>(db, loadStandingClaims, [ids]),
      rowsOf<StatementRow>(db, loadStandingStatements, [ids]),
      rowsOf<DueDayRow>(db, loadDueDaysOfPartnerships, [ids]),
    ]);
    for (const row of claims) read.get(row.partnership_id)!.addClaim(claimOfRow(row));
    for (const row of statements) read.get(row.partnership_id)!.addStatement(statementOfRow(row));
    for (const ofTerm of Map.groupBy(days, (row) => termOfKey(row.partnership_id, row)).values()) {
      const { partnership_id, ...term } = ofTerm[0]!;
      read.get(partnership_id)!.setDueDays(term, new Map(ofTerm.map(({ day, event_id }) => [day, event_id])));
    }
    return read;
  }
}
