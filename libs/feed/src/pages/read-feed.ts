import {
  readTermChange,
  type Cursor,
  type CursorPlace,
  type Event,
  type StoredTermChange,
  type TermChange,
} from '#contracts';
import { rowsOf, type Queryable } from '#postgres';
import { CursorRefused } from './cursor-refused';
import { TYPES_ON_REQUEST } from './feed-filter';
import { atStart, isBehind, type FeedPlaces } from './feed-places';
import { interleave } from './interleave';
import { storedHash } from './place-hashes';
import { readFeedPage, readLatestDecisions } from './read-feed.sql';

/** An effective decision of the feed with its events and their term changes. */
export interface FeedDecision {
  readonly partition: number;
  readonly offset: number;
  /** The hash of the place after it, in the form that cursors use. */
  readonly hash: string;
  readonly partnershipId: string;
  readonly firstVersion: number;
  readonly recordedAt: string;
  readonly imported: boolean;
  readonly actor: string;
  readonly commandId: string;
  readonly events: readonly Event[];
  /** In order; if there are very many, only a part of them. */
  readonly termChanges: readonly OrdinalChange[];
  /** The ordinal of the first term change that was not read yet; null if there is none. */
  readonly goesOnAt: number | null;
}

/** A term change with its ordinal within the decision. */
export interface OrdinalChange {
  readonly ordinal: number;
  readonly change: TermChange;
}

/** A page of decisions, before they are split into term changes. */
export interface DecisionPage {
  readonly logId: string;
  /** Ordered within each partition; across partitions by time of recording where the partitions' orders permit. */
  readonly decisions: readonly FeedDecision[];
  /** The place per partition up to which it was read: everything before it is in `decisions` or was not wanted. */
  readonly scannedTo: FeedPlaces;
  /** The place per partition up to which it has been projected. */
  readonly projectedTo: FeedPlaces;
  /** The places of the query, with the hashes that they have in this log. */
  readonly from: FeedPlaces;
}

interface Row {
  [column: string]: unknown;
  partition: number;
  log_id: string;
  next_offset: number;
  offset: number | null;
  hash: string;
  /** Set by `readFeedPage` only. */
  start_hash: string | null;
  end_hash: string;
  partnership_id: string;
  first_version: number;
  recorded_at: Date;
  imported: boolean;
  actor: string;
  command_id: string;
  /** Null if the decision was left out for its size, or there is none. */
  term_changes: StoredTermChange[] | null;
  further_changes: number;
  first_ordinal: number | null;
  changes: StoredTermChange[] | null;
  events: Event[];
}

/** The default size in bytes of the decisions of one read. */
export const FEED_BYTES = 2 * 1024 * 1024;

/**
 * Reads at most `perPartition` decisions of each partition from `places` on, and no more once they hold `bytes`; null before the first projection. If
 * a decision has more term changes than one read returns, nothing after it is read from its partition.
 */
export async function readDecisions(
  db: Queryable,
  wanted: {
    readonly places: FeedPlaces;
    readonly perPartition: number;
    readonly bytes?: number | undefined;
    readonly partnershipId?: string | null;
  },
): Promise<DecisionPage | null> {
  const { places, perPartition, bytes = FEED_BYTES, partnershipId = null } = wanted;
  const rows = await rowsOf<Row>(db, readFeedPage, [
    places.map((_, partition) => partition),
    places.map(({ offset }) => offset),
    perPartition,
    partnershipId,
    bytes,
    places.map(({ ordinal }) => ordinal),
  ]);
  const [first] = rows;
  if (!first) return null;
  const logId = first.log_id;
  const from: CursorPlace[] = [...places];
  const projectedTo: CursorPlace[] = [...atStart(places.length)];
  for (const { partition, next_offset: offset, end_hash, start_hash } of rows) {
    projectedTo[partition] = { offset, ordinal: 0, hash: end_hash };
    const place = places[partition]!;
    from[partition] = { ...place, hash: storedHash(logId, { partition, offset: place.offset }, start_hash) };
  }
  const scannedTo = [...from];
  const found = places.map(() => 0);
  const stopped = new Set<number>();
  const decisions: FeedDecision[] = [];
  for (const row of rows) {
    const { partition, offset, hash, term_changes } = row;
    if (offset === null || stopped.has(partition)) continue;
    // The decision was left out for its size, so later ones of its partition must be left out, too.
    if (term_changes === null) {
      stopped.add(partition);
      continue;
    }
    const decision = decisionOfRow(row, term_changes);
    const { goesOnAt } = decision;
    decisions.push(decision);
    found[partition]! += 1;
    if (goesOnAt !== null) stopped.add(partition);
    scannedTo[partition] =
      goesOnAt === null ? { offset: offset + 1, ordinal: 0, hash } : { offset, ordinal: goesOnAt, hash };
  }
  found.forEach((count, partition) => {
    const end = projectedTo[partition]!;
    if (count < perPartition && !stopped.has(partition) && isBehind(scannedTo[partition]!, end))
      scannedTo[partition] = end;
  });
  return { logId, decisions: interleave(decisions), scannedTo, projectedTo, from };
}

/** The partnerships, and optionally the kind, whose latest changes are read. */
export interface LatestOf {
  readonly partnershipIds: readonly string[];
  readonly kind?: string | undefined;
}

export interface LatestDecisions {
  /** The decisions, latest first, each with the log that contains it. */
  readonly decisions: readonly { readonly logId: string; readonly decision: FeedDecision }[];
  /** True if the size limit of one read was reached: there may be earlier ones. */
  readonly isFull: boolean;
}

/** Reads the latest decisions of some partnerships that changed a term. */
export async function readLatest(
  db: Queryable,
  { partnershipIds, kind }: LatestOf,
  limit: number,
): Promise<LatestDecisions> {
  const values = [partnershipIds, limit, TYPES_ON_REQUEST, FEED_BYTES, kind ?? null];
  const rows = await rowsOf<Row & { is_full: boolean }>(db, readLatestDecisions, values);
  return {
    decisions: rows.map((row) => ({ logId: row.log_id, decision: decisionOfRow(row, row.term_changes ?? []) })),
    isFull: rows.at(-1)?.is_full ?? false,
  };
}

function decisionOfRow(row: Row, stored: readonly StoredTermChange[]): FeedDecision {
  const { partnership_id: partnershipId, first_version: firstVersion, further_changes, events } = row;
  const eventIdOf = (version: number): string => events[version - firstVersion]!.id;
  const ordinals = (changes: readonly StoredTermChange[], first: number): OrdinalChange[] =>
    changes.map((each, nth) => ({ ordinal: first + nth, change: readTermChange(each, { partnershipId, eventIdOf }) }));
  const further = ordinals(row.changes ?? [], row.first_ordinal ?? 0);
  const next = (further.at(-1)?.ordinal ?? stored.length - 1) + 1;
  return {
    partition: row.partition,
    offset: row.offset!,
    hash: row.hash,
    partnershipId,
    firstVersion,
    recordedAt: row.recorded_at.toISOString(),
    imported: row.imported,
    actor: row.actor,
    commandId: row.command_id,
    events,
    termChanges: [...ordinals(stored, 0), ...further],
    goesOnAt: further.length > 0 && next < stored.length + further_changes ? next : null,
  };
}

/**
 * Checks a cursor against this log. `from` are its places with the hashes that they have in this log.
 * @throws CursorRefused for a cursor of another log, even with this log's id, or for one that is ahead of the projection.
 */
export function refuseUnlessReached(
  { logId, places }: Cursor,
  here: Pick<DecisionPage, 'logId' | 'projectedTo' | 'from'>,
): void {
  if (logId !== here.logId) throw new CursorRefused('cursor-foreign', 'the cursor belongs to another log');
  const isAhead = (place: CursorPlace, partition: number): boolean =>
    here.projectedTo[partition] === undefined || isBehind(here.projectedTo[partition], place);
  const isOther = places.some((place, partition) => {
    const hash = here.from[partition]?.hash;
    return !isAhead(place, partition) && place.hash !== undefined && hash !== undefined && place.hash !== hash;
  });
  if (isOther)
    throw new CursorRefused('cursor-foreign', 'the cursor belongs to another log, or to one whose end was rewritten');
  if (places.some(isAhead))
    throw new CursorRefused('cursor-ahead', 'the cursor is ahead of what has been projected here');
}
