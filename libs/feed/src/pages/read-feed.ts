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
import { TYPES_ONLY_WHEN_ASKED } from './feed-filter';
import { atStart, isBehind, type FeedPlaces } from './feed-places';
import { interleave } from './interleave';
import { storedHash } from './place-hashes';
import { readFeedPage, readLatestDecisions } from './read-feed.sql';

/** An effective decision as the feed holds it, with its events and what each of them changed. */
export interface FeedDecision {
  readonly partition: number;
  readonly offset: number;
  /** Of the place behind it, as cursors have it. */
  readonly hash: string;
  readonly partnershipId: string;
  readonly firstVersion: number;
  readonly recordedAt: string;
  readonly imported: boolean;
  readonly actor: string;
  readonly commandId: string;
  readonly events: readonly Event[];
  /** In order; of very many only a part. */
  readonly termChanges: readonly OrdinalChange[];
  /** Where its term changes go on that were not read yet; null: nowhere. */
  readonly goesOnAt: number | null;
}

/** Which of its decision's term changes it is. */
export interface OrdinalChange {
  readonly ordinal: number;
  readonly change: TermChange;
}

/** Decisions of the feed, before their term changes are told one by one. */
export interface DecisionPage {
  readonly logId: string;
  /** Ordered within each partition; across partitions by the time at which they were recorded, as far as that allows. */
  readonly decisions: readonly FeedDecision[];
  /** Per partition, how far this page has looked: all before it is in `decisions`, or is none of theirs. */
  readonly scannedTo: FeedPlaces;
  /** Per partition, how far it has been projected. */
  readonly projectedTo: FeedPlaces;
  /** The places that were asked for, with the hashes that they have here. */
  readonly asked: FeedPlaces;
}

interface Row {
  [column: string]: unknown;
  partition: number;
  log_id: string;
  next_offset: number;
  offset: number | null;
  hash: string;
  /** Of the page alone. */
  asked_hash: string | null;
  end_hash: string;
  partnership_id: string;
  first_version: number;
  recorded_at: Date;
  imported: boolean;
  actor: string;
  command_id: string;
  /** Null where the decision was left out, or there is none. */
  term_changes: StoredTermChange[] | null;
  further_changes: number;
  first_ordinal: number | null;
  changes: StoredTermChange[] | null;
  events: Event[];
}

/** Of decisions read at once, where no less is asked for. */
export const FEED_BYTES = 2 * 1024 * 1024;

/**
 * Reads at most `perPartition` decisions of each partition from `places` on, and no more once they hold so many bytes; null while nothing was ever
 * projected. Behind a decision that has more term changes than are read at once nothing of its partition is read.
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
  const asked: CursorPlace[] = [...places];
  const projectedTo: CursorPlace[] = [...atStart(places.length)];
  for (const { partition, next_offset: offset, end_hash, asked_hash } of rows) {
    projectedTo[partition] = { offset, ordinal: 0, hash: end_hash };
    const place = places[partition]!;
    asked[partition] = { ...place, hash: storedHash(logId, { partition, offset: place.offset }, asked_hash) };
  }
  const scannedTo = [...asked];
  const found = places.map(() => 0);
  const stopped = new Set<number>();
  const decisions: FeedDecision[] = [];
  for (const row of rows) {
    const { partition, offset, hash, term_changes } = row;
    if (offset === null || stopped.has(partition)) continue;
    // There was no room for it, nor is there for what lies behind it.
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
  return { logId, decisions: interleave(decisions), scannedTo, projectedTo, asked };
}

/** Whose latest changes are wanted. */
export interface LatestOf {
  readonly partnershipIds: readonly string[];
  readonly kind?: string | undefined;
}

export interface LatestDecisions {
  /** The latest first, each with the log that it lies in. */
  readonly decisions: readonly { readonly logId: string; readonly decision: FeedDecision }[];
  /** They hold as many bytes as are read at once: there may be earlier ones. */
  readonly isFull: boolean;
}

/** The latest decisions of some partnerships that changed a term. */
export async function readLatest(
  db: Queryable,
  { partnershipIds, kind }: LatestOf,
  limit: number,
): Promise<LatestDecisions> {
  const values = [partnershipIds, limit, TYPES_ONLY_WHEN_ASKED, FEED_BYTES, kind ?? null];
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
 * @throws CursorRefused for a cursor of another log, also one that claims to be of this one, or one that is ahead of what is projected. `asked` are its
 * places with the hashes that they have here.
 */
export function refuseUnlessReached(
  { logId, places }: Cursor,
  here: Pick<DecisionPage, 'logId' | 'projectedTo' | 'asked'>,
): void {
  if (logId !== here.logId) throw new CursorRefused('cursor-foreign', 'the cursor belongs to another log');
  const isAhead = (place: CursorPlace, partition: number): boolean =>
    here.projectedTo[partition] === undefined || isBehind(here.projectedTo[partition], place);
  const isOther = places.some((place, partition) => {
    const hash = here.asked[partition]?.hash;
    return !isAhead(place, partition) && place.hash !== undefined && hash !== undefined && place.hash !== hash;
  });
  if (isOther)
    throw new CursorRefused(
      'cursor-foreign',
      'the cursor belongs to another log, or to one whose end was written anew',
    );
  if (places.some(isAhead))
    throw new CursorRefused('cursor-ahead', 'the cursor is ahead of what has been projected here');
}
