import { rowsOf, type Queryable } from '#postgres';
import { interleave } from '../pages/interleave';
import { readReplayPage, readReplayPageOfPartnership } from './read-replay.sql';

/** An effective decision with its events as the JSON texts that they are stored as. */
export interface ReplayedDecision {
  readonly partition: number;
  readonly offset: number;
  readonly partnershipId: string;
  readonly firstVersion: number;
  readonly recordedAt: string;
  readonly imported: boolean;
  /** The clock at its append; null: an import that does not tell. */
  readonly appendedAt: string | null;
  readonly actor: string;
  readonly commandId: string;
  readonly fingerprint: string;
  /** Of its partnership's history up to it, in hexadecimal. */
  readonly historyHash: string;
  readonly bodies: readonly string[];
}

export interface ReplayPage {
  readonly logId: string;
  /** Ordered within each partition; across partitions by the time at which they were recorded, as far as that allows. */
  readonly decisions: readonly ReplayedDecision[];
  /** Per partition, how far this page has looked: all before it is in `decisions`, or was not asked for. */
  readonly scannedTo: readonly number[];
  /** Per partition, how far it has been projected. */
  readonly projectedTo: readonly number[];
}

export interface ReplayAsked {
  /** Per partition, where to begin. */
  readonly offsets: readonly number[];
  /** At most so many decisions of a partition, and no more of it once they hold so many bytes. */
  readonly perPartition: number;
  readonly bytesPerPartition: number;
  readonly partnershipId?: string | undefined;
  /** Only what was recorded before this moment. */
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
  /** Of the partition's decisions up to this one. */
  bytes: number;
  body: string;
}

/** One page of the effective decisions, a bounded piece of memory whatever they hold; null while nothing was ever projected. */
export async function readReplay(db: Queryable, asked: ReplayAsked): Promise<ReplayPage | null> {
  const { offsets, perPartition, bytesPerPartition, partnershipId, until = null } = asked;
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

/** The rows of a partition: those of a decision follow one another, and one alone without an offset stands for none. */
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
