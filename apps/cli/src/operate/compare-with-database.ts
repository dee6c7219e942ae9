import type { Settings } from '#config';
import { CopiesDiffer, type LogCopy } from '#event-log';
import { hashOf, readAllProgress } from '#ledger';
import { timelineSchema } from '#read-models';
import { openDatabaseOf } from './servers';

/** Whether the record that was applied last lies in the topic where it was applied, for each partition; gives a sentence, or rejects with `CopiesDiffer`. */
export async function compareWithDatabase(topic: LogCopy, settings: Settings): Promise<string> {
  const database = await openDatabaseOf(settings, [timelineSchema]);
  try {
    const progress = (await readAllProgress(database.pool)).filter(({ lastHash }) => lastHash !== null);
    const ranges = await topic.range();
    for (const { partition, nextOffset, lastHash } of progress) {
      const { end = 0 } = ranges[partition] ?? {};
      const last = nextOffset - 1;
      if (end < nextOffset) throw differs(partition, last, `the topic ends at ${end}: its end was lost`);
      let found: Buffer | null = null;
      await topic.read([{ partition, from: last, to: nextOffset }], async (_, [record]) => {
        if (record) found = hashOf(record);
      });
      if (!found || !lastHash!.equals(found)) throw differs(partition, last, 'the topic holds another record there');
    }
    return `The database was made from this log: the last record of ${progress.length} partitions lies where it was applied.`;
  } finally {
    await database.close();
  }
}

const differs = (partition: number, offset: number, why: string): CopiesDiffer =>
  new CopiesDiffer(
    partition,
    offset,
    `The database was made from another log: it has applied the record at ${partition}/${offset}, but ${why}.`,
  );
