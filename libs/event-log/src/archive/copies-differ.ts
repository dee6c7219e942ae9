import type { LogRecord } from '../event-log';
import type { LogCopy } from './log-copy';
import { copyHash, EMPTY } from './copy-hash';

/** The number of further records searched for a shifted one. */
const SHIFT_LOOKED_FOR = 64;

/** Two copies of a log hold different records at one place. The message names the place, and says whether one copy is shifted. */
export class CopiesDiffer extends Error {
  readonly code = 'copies-differ';

  constructor(
    readonly partition: number,
    readonly offset: number,
    sentence: string,
  ) {
    super(sentence);
    this.name = 'CopiesDiffer';
  }
}

/** Finds the first place in `partition`, between `from` and `to`, at which two copies differ. */
export async function differenceBetween(
  one: LogCopy,
  other: LogCopy,
  { partition, from, to }: { readonly partition: number; readonly from: number; readonly to: number },
): Promise<CopiesDiffer> {
  const [ours, theirs] = await Promise.all([one, other].map((copy) => window(copy, { partition, from, to })));
  const offset = [...ours!.keys()].find((at) => identity(ours!.get(at)) !== identity(theirs!.get(at))) ?? from;
  const wanted = content(ours!.get(offset));
  const shifted = [...theirs!].find(([at, record]) => at !== offset && content(record) === wanted)?.[0];
  const place = `${partition}/${offset}`;
  const why =
    shifted === undefined
      ? `${one.name} and ${other.name} hold different records at ${place}: they are not copies of one log.`
      : `${other.name} is shifted: what lies at ${place} in ${one.name} lies there at ${partition}/${shifted}. A mirror that repeats or leaves out records does this; ids and cursors would mean other changes. Make a copy that keeps the offsets: \`partnership log copy\`.`;
  return new CopiesDiffer(partition, offset, why);
}

async function window(
  copy: LogCopy,
  { partition, from, to }: { partition: number; from: number; to: number },
): Promise<Map<number, LogRecord>> {
  const { end } = (await copy.range())[partition]!;
  const found = new Map<number, LogRecord>();
  const part = { partition, from, to: Math.min(end, to + SHIFT_LOOKED_FOR) };
  if (part.from < part.to)
    await copy.read([part], async (_, records) => records.forEach((record) => found.set(record.offset, record)));
  return found;
}

const identity = (record: LogRecord | undefined): string =>
  record === undefined ? '' : copyHash(EMPTY, record).whole.toString('hex');

/** Returns a hash that ignores the place and the time, as a mirror may set a time of its own. */
const content = (record: LogRecord | undefined): string =>
  record === undefined ? '' : copyHash(EMPTY, { ...record, offset: 0, timestamp: 0 }).whole.toString('hex');
