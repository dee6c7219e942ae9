import { FIRST_PLACE_HASH, placeHash } from '#contracts';
import type { OnRecords } from './copy-log';
import type { LogCopy } from './log-copy';

/** Returns the place hash at one offset of each named partition. Offsets must not be beyond the end. Reads all records before them. */
export async function placeHashesAt(
  copy: LogCopy,
  offsets: ReadonlyMap<number, number>,
  onRecords: OnRecords = () => undefined,
): Promise<Map<number, Buffer>> {
  const hashes = new Map([...offsets.keys()].map((partition) => [partition, FIRST_PLACE_HASH]));
  const parts = [...offsets].map(([partition, to]) => ({ partition, from: 0, to })).filter(({ to }) => to > 0);
  const total = parts.reduce((sum, { to }) => sum + to, 0);
  let read = 0;
  if (parts.length > 0)
    await copy.read(parts, async (partition, records) => {
      for (const record of records) hashes.set(partition, placeHash(hashes.get(partition)!, record));
      onRecords((read += records.length), total);
    });
  return hashes;
}
