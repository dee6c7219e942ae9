import { rowsOf, type Queryable } from '#ledger';
import { interleave } from '../feed/interleave';
import { readReplayPage, readReplayPageOfPartnership } from './read-replay.sql';

/** An effective decision with its events as the JSON texts that they are stored as. */
export interface ReplayedDecision {
  readonly partition: number;
  readonly offset: number;
  readonly partnershipId: string;
  readonly firstVersion: number;
  readonly recordedAt: string;
  readonly imported: boolean;
  readonly commandId: string;
  readonly fingerprint: string;
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
  /** At most so many decisions of a partition, and no more of it once they hold so many bytes as stored. */
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
  first_version: number;
  recorded_at: Date;
  imported: boolean;
  command_id: string;
  fingerprint: string;
  looked: number;
  bodies: string;
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
  for (const [partition, ofPartition] of Map.groupBy(rows, (row) => row.partition)) {
    const { next_offset: end, looked } = ofPartition[0]!;
    const last = ofPartition.at(-1)!.offset;
    const isCut = last !== null && (ofPartition.length < looked || looked === perPartition);
    projectedTo[partition] = end;
    scannedTo[partition] = Math.max(scannedTo[partition]!, isCut ? last + 1 : end);
  }
  return {
    logId: first.log_id,
    decisions: interleave(rows.filter(({ offset }) => offset !== null).map(decisionOfRow)),
    scannedTo,
    projectedTo,
  };
}

const decisionOfRow = (row: Row): ReplayedDecision => ({
  partition: row.partition,
  offset: row.offset!,
  partnershipId: row.partnership_id,
  firstVersion: row.first_version,
  recordedAt: row.recorded_at.toISOString(),
  imported: row.imported,
  commandId: row.command_id,
  fingerprint: row.fingerprint,
  bodies: row.bodies.split('\n'),
});
