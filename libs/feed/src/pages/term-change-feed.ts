import { isCorrection, termChangeEvent, termChangeId, type Event, type TermChangeEvent } from '#contracts';
import type { Queryable } from '#postgres';
import { wantedBy } from './feed-filter';
import { readLatest, type FeedDecision, type LatestOf } from './read-feed';

interface OrdinalEvent {
  readonly ordinal: number;
  readonly event: TermChangeEvent;
}

/** Returns the term changes of a decision, in order, in the form that subscribers receive. */
export function termChangesOfDecision(decision: FeedDecision, logId: string): OrdinalEvent[] {
  const { partition, offset, partnershipId, recordedAt, firstVersion } = decision;
  return decision.termChanges.map(({ change, ordinal }) => {
    const place = { logId, partition, offset, ordinal };
    const cause = causeOf(decision.events[change.version - firstVersion]!);
    const rendered = { ...change, id: termChangeId(place), partnershipId, recordedAt, cause };
    return { ordinal, event: termChangeEvent(rendered, place) };
  });
}

/** The latest term changes, latest first. */
export interface LatestTermChanges {
  readonly changes: readonly TermChangeEvent[];
  /** True if fewer than the limit are returned because of their size and earlier ones may exist. */
  readonly isCut: boolean;
}

/** Reads the latest term changes of some partnerships, at most `limit`. Types that change no answer are left out. */
export async function latestTermChanges(db: Queryable, of: LatestOf, limit: number): Promise<LatestTermChanges> {
  const wanted = wantedBy({ kinds: of.kind === undefined ? undefined : [of.kind] });
  const { decisions, isFull } = await readLatest(db, of, limit);
  const changes = decisions
    .flatMap(({ logId, decision }) => termChangesOfDecision(decision, logId).toReversed())
    .map(({ event }) => event)
    .filter(({ data }) => wanted(data))
    .slice(0, limit);
  return { changes, isCut: isFull && changes.length < limit };
}

/** Returns the cause of a term change: its event with all sources. A correction also has the sources of its replacement. */
function causeOf(event: Event) {
  const { type, title, occurred, assertedBy } = event;
  const content = isCorrection(event) && event.type === 'EventCorrected' ? event.data.replacement : event;
  return {
    type,
    title,
    occurred,
    assertedBy: assertedBy.length > 0 ? assertedBy : content.assertedBy,
    sources: [...event.sources, ...(content === event ? [] : content.sources)],
  };
}
