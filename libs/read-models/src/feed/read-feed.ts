import type { Cursor, Event, TermChange } from '#contracts';
import { rowsOf, type Queryable } from '#ledger';
import { TYPES_ONLY_WHEN_ASKED } from './feed-filter';
import { isBehind } from './feed-places';
import { interleave } from './interleave';
import { readFeedPage, readLatestDecisions } from './read-feed.sql';

/** An effective decision as the feed holds it, with its events and what each of them changed. */
export interface FeedDecision {
  readonly partition: number;
  readonly offset: number;
  readonly partnershipId: string;
  readonly firstVersion: number;
  readonly recordedAt: string;
  readonly imported: boolean;
  readonly actor: string;
  readonly commandId: string;
  readonly events: readonly Event[];
  readonly termChanges: readonly TermChange[];
}

export interface FeedPage {
  readonly logId: string;
  /** Ordered within each partition; across partitions by the time at which they were recorded, as far as that allows. */
  readonly decisions: readonly FeedDecision[];
  /** Per partition, how far this page has looked: all before it is in `decisions`, or is none of theirs. */
  readonly scannedTo: readonly number[];
  /** Per partition, how far it has been projected. */
  readonly projectedTo: readonly number[];
}

interface Row {
  [column: string]: unknown;
  partition: number;
  log_id: string;
  next_offset: number;
  offset: number | null;
  partnership_id: string;
  first_version: number;
  recorded_at: Date;
  imported: boolean;
  actor: string;
  command_id: string;
  /** Null where the decision was left out, or there is none. */
  term_changes: TermChange[] | null;
  events: Event[];
}

/** Of decisions read at once, where no less is asked for. */
export const FEED_BYTES = 2 * 1024 * 1024;

/** Reads at most `perPartition` decisions of each partition from `offsets` on, and no more once they hold so many bytes; null while nothing was ever projected. */
export async function readFeed(
  db: Queryable,
  asked: {
    readonly offsets: readonly number[];
    readonly perPartition: number;
    readonly bytes?: number | undefined;
    readonly partnershipId?: string | null;
  },
): Promise<FeedPage | null> {
  const { offsets, perPartition, bytes = FEED_BYTES, partnershipId = null } = asked;
  const rows = await rowsOf<Row>(db, readFeedPage, [
    offsets.map((_, partition) => partition),
    offsets,
    perPartition,
    partnershipId,
    bytes,
  ]);
  const [first] = rows;
  if (!first) return null;
  const scannedTo = [...offsets];
  const projectedTo = offsets.map(() => 0);
  const found = offsets.map(() => 0);
  for (const row of rows) {
    projectedTo[row.partition] = row.next_offset;
    if (row.offset === null) continue;
    found[row.partition]! += 1;
    if (row.term_changes !== null) scannedTo[row.partition] = Math.max(scannedTo[row.partition]!, row.offset + 1);
  }
  const cut = new Set(rows.filter(isCut).map(({ partition }) => partition));
  found.forEach((count, partition) => {
    if (count < perPartition && !cut.has(partition))
      scannedTo[partition] = Math.max(scannedTo[partition]!, projectedTo[partition]!);
  });
  return {
    logId: first.log_id,
    decisions: interleave(rows.filter((row) => row.offset !== null && !isCut(row)).map(decisionOfRow)),
    scannedTo,
    projectedTo,
  };
}

/** A decision that there was no room for. */
const isCut = ({ offset, term_changes }: Row): boolean => offset !== null && term_changes === null;

/** The latest decisions of a partnership that changed a term, the latest first, with the log that they lie in. */
export async function readLatest(
  db: Queryable,
  partnershipId: string,
  limit: number,
): Promise<{ logId: string; decision: FeedDecision }[]> {
  const rows = await rowsOf<Row>(db, readLatestDecisions, [partnershipId, limit, TYPES_ONLY_WHEN_ASKED, FEED_BYTES]);
  return rows.map((row) => ({ logId: row.log_id, decision: decisionOfRow(row) }));
}

const decisionOfRow = (row: Row): FeedDecision => ({
  partition: row.partition,
  offset: row.offset!,
  partnershipId: row.partnership_id,
  firstVersion: row.first_version,
  recordedAt: row.recorded_at.toISOString(),
  imported: row.imported,
  actor: row.actor,
  commandId: row.command_id,
  events: row.events,
  termChanges: row.term_changes ?? [],
});

/** Why a cursor cannot be gone on from here. */
export class CursorRefused extends Error {
  constructor(
    readonly code: 'cursor-foreign' | 'cursor-ahead',
    message: string,
  ) {
    super(message);
  }
}

/** @throws CursorRefused for a cursor of another log, or one that is ahead of what is projected. */
export function refuseUnlessReached(
  cursor: Cursor,
  { logId, projectedTo }: Pick<FeedPage, 'logId' | 'projectedTo'>,
): void {
  if (cursor.logId !== logId) throw new CursorRefused('cursor-foreign', 'the cursor belongs to another log');
  const ahead = cursor.places.some((place, partition) =>
    isBehind({ offset: projectedTo[partition] ?? 0, ordinal: 0 }, place),
  );
  if (ahead) throw new CursorRefused('cursor-ahead', 'the cursor is ahead of what has been projected here');
}
