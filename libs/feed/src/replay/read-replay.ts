import { rowsOf, type Queryable } from '#postgres';
import { interleave } from '../pages/interleave';
import { readReplayPage, readReplayPageOfPartnership } from './read-replay.sql';

/** An effective decision with the stored JSON texts of its events. */
export interface ReplayedDecision {
  readonly partition: number;
  readonly offset: number;
  readonly partnershipId: string;
  readonly firstVersion: number;
  readonly recordedAt: string;
  readonly imported: boolean;
  /** The time of its append; null: an import did not state it. */
  readonly appendedAt: string | null;
  readonly actor: string;
  readonly commandId: string;
  readonly fingerprint: string;
  /** The history hash of its partnership after it, in hexadecimal. */
  readonly historyHash: string;
  readonly bodies: readonly string[];
}

export interface ReplayPage {
  readonly logId: string;
  /** Ordered within each partition; across partitions by time of recording where the partitions' orders permit. */
  readonly decisions: readonly ReplayedDecision[];
  /** The offset per partition up to which it was read: everything before it is in `decisions` or was not wanted. */
  readonly scannedTo: readonly number[];
  /** The offset per partition up to which it has been projected. */
  readonly projectedTo: readonly number[];
}

export interface ReplayRange {
  /** The first offset per partition. */
  readonly offsets: readonly number[];
  /** The most decisions per partition. Reading also stops once they hold `bytesPerPartition`. */
  readonly perPartition: number;
  readonly bytesPerPartition: number;
  readonly partnershipId?: string | undefined;
  /** The time before which the decisions were recorded. */
  readonly until?: string | undefined;
}

interface Row {
  [column: string]: unknown;
  partition: number;
  log_id: string;
  next_offset: number;
  offset: number | null;
  partnership_id: string;
  version: number;
  recorded_at: Date;
  imported: boolean;
  appended_at: Date | null;
  actor: string;
  command_id: string;
  fingerprint: string;
  history_hash: string;
  /** The size of the partition's decisions up to and including this one. */
  bytes: number;
  body: string;
}

/** Reads one page of the effective decisions, bounded in memory whatever their size; null before the first projection. */
export async function readReplay(db: Queryable, range: ReplayRange): Promise<ReplayPage | null> {
  const { offsets, perPartition, bytesPerPartition, partnershipId, until = null } = range;
  const places = [offsets.map((_, partition) => partition), offsets, perPartition, bytesPerPartition, until];
  const rows =
    partnershipId === undefined
      ? await rowsOf<Row>(db, readReplayPage, places)
      : await rowsOf<Row>(db, readReplayPageOfPartnership, [...places, partnershipId]);
  const [first] = rows;
  if (!first) return null;
  const scannedTo = [...offsets];
  const projectedTo = offsets.map(() => 0);
  const decisions: ReplayedDecision[] = [];
  for (const [partition, ofPartition] of Map.groupBy(rows, (row) => row.partition)) {
    const decided = decisionsOfRows(ofPartition);
    const last = decided.at(-1);
    const isCut =
      last !== undefined && (decided.length === perPartition || ofPartition.at(-1)!.bytes >= bytesPerPartition);
    projectedTo[partition] = ofPartition[0]!.next_offset;
    scannedTo[partition] = Math.max(scannedTo[partition]!, isCut ? last.offset + 1 : ofPartition[0]!.next_offset);
    decisions.push(...decided);
  }
  return { logId: first.log_id, decisions: interleave(decisions), scannedTo, projectedTo };
}

/** Groups the rows of a partition into decisions. Rows of one decision are adjacent; a row without an offset means no decision. */
function decisionsOfRows(rows: readonly Row[]): ReplayedDecision[] {
  const decisions: (ReplayedDecision & { readonly bodies: string[] })[] = [];
  for (const row of rows) {
    const last = decisions.at(-1);
    if (last?.offset === row.offset) last.bodies.push(row.body);
    else if (row.offset !== null) decisions.push(decisionOfRow(row, row.offset));
  }
  return decisions;
}

const decisionOfRow = (row: Row, offset: number) => ({
  partition: row.partition,
  offset,
  partnershipId: row.partnership_id,
  firstVersion: row.version,
  recordedAt: row.recorded_at.toISOString(),
  imported: row.imported,
  appendedAt: row.appended_at?.toISOString() ?? null,
  actor: row.actor,
  commandId: row.command_id,
  fingerprint: row.fingerprint,
  historyHash: row.history_hash,
  bodies: [row.body],
});
