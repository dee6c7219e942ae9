import { hashesOf, PartitionHashes } from './checkpoints';
import { differenceBetween } from './copies-differ';
import type { GrowingLogCopy, LogCopy } from './log-copy';

/** One log cannot be made a copy of the other; the message is one sentence for the operator. */
export class CopyRefused extends Error {
  readonly code = 'copy-refused';

  constructor(sentence: string) {
    super(sentence);
    this.name = 'CopyRefused';
  }
}

export interface PartitionCopied {
  readonly partition: number;
  /** The number of records that existed already and are equal. */
  readonly kept: number;
  readonly added: number;
  /** The numbers of records at the end that only one of two compared copies has. */
  readonly onlyHere: number;
  readonly onlyThere: number;
  /** The place hash of the end, as hex. */
  readonly hash: string;
}

export type OnRecords = (records: number, ofRecords: number) => void;

/**
 * Makes `target` a copy of `source`, offset by offset: compares the records that exist and appends the missing ones. This also continues an
 * interrupted copy and brings a backup up to date. Rejects with `CopiesDiffer` or `CopyRefused` before anything is appended to a partition that
 * differs.
 */
export async function copyLog(
  source: LogCopy,
  target: GrowingLogCopy,
  onRecords: OnRecords = () => undefined,
): Promise<PartitionCopied[]> {
  const copied = await compared(source, target, { onRecords, append: target.append.bind(target) });
  await target.finish();
  return copied;
}

/** Compares two copies up to where the shorter of them ends, partition by partition. */
export async function verifyCopy(
  source: LogCopy,
  other: LogCopy,
  onRecords: OnRecords = () => undefined,
): Promise<PartitionCopied[]> {
  return compared(source, other, { onRecords, append: null });
}

interface Comparing {
  readonly onRecords: OnRecords;
  /** Null to compare only. */
  readonly append: GrowingLogCopy['append'] | null;
}

async function compared(source: LogCopy, other: LogCopy, { onRecords, append }: Comparing): Promise<PartitionCopied[]> {
  const ranges = await source.range();
  const there = await hashesOf(other, ranges);
  refuseOtherPartitions(source, other, { ranges, count: there.length });
  const parts = there.map((hashes, partition) => {
    const { end } = ranges[partition]!;
    if (hashes.end > end && append)
      throw new CopyRefused(
        `${other.name} holds ${hashes.end} records in partition ${partition} and ${source.name} only ${end}: the end of ${source.name} was lost, or it is the older copy.`,
      );
    return { partition, from: 0, to: end };
  });
  const total = parts.reduce((sum, { to }) => sum + to, 0);
  const read = there.map((_, partition) => new PartitionHashes(source.name, partition));
  const lastEqual = there.map(() => 0);
  let records = 0;
  await source.read(parts, async (partition, batch) => {
    const [ours, theirs] = [read[partition]!, there[partition]!];
    for (const record of batch) {
      ours.add(record);
      const wanted = ours.end === theirs.end ? theirs.last : theirs.kept.get(ours.end);
      if (wanted === undefined || ours.end > theirs.end) continue;
      if (!wanted.equals(ours.last))
        throw await differenceBetween(source, other, { partition, from: lastEqual[partition]!, to: ours.end });
      lastEqual[partition] = ours.end;
    }
    const fresh = batch.filter(({ offset }) => offset >= theirs.end);
    if (append && fresh.length > 0) await append(partition, fresh);
    onRecords((records += batch.length), total);
  });
  return read.map((hashes, partition) => ({
    partition,
    kept: Math.min(hashes.end, there[partition]!.end),
    added: append ? hashes.end - there[partition]!.end : 0,
    onlyHere: append ? 0 : Math.max(0, hashes.end - there[partition]!.end),
    onlyThere: append ? 0 : Math.max(0, there[partition]!.end - hashes.end),
    hash: hashes.place.toString('hex'),
  }));
}

/** A log keeps its partitions forever. Partitions added to a topic by mistake do no harm while they are empty. */
function refuseOtherPartitions(
  source: LogCopy,
  other: LogCopy,
  { ranges, count }: { ranges: readonly { end: number }[]; count: number },
): void {
  if (ranges.length < count)
    throw new CopyRefused(
      `${source.name} has ${ranges.length} partitions and ${other.name} has ${count}: keys lie in other partitions there, and no offset can be kept.`,
    );
  const used = ranges.findIndex(({ end }, partition) => partition >= count && end > 0);
  if (used >= 0)
    throw new CopyRefused(
      `${source.name} holds records in partition ${used}, and ${other.name} has ${count} partitions only: they have no place there. This service writes to the first ${count} alone; see who else does.`,
    );
}
