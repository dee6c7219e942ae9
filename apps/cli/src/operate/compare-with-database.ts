import type { Settings } from '#config';
import { CopiesDiffer, placeHashesAt, type LogCopy, type OnRecords } from '#event-log';
import { readAllProgress } from '#ledger';
import { timelineSchema } from '#read-models';
import { openDatabaseOf } from './servers';

/**
 * Checks whether the database was derived from this topic. It reads every applied record and compares the place hash after the last one of each
 * partition with the stored one. Returns a sentence, or rejects with `CopiesDiffer`.
 */
export async function compareWithDatabase(topic: LogCopy, settings: Settings, onRecords: OnRecords): Promise<string> {
  const database = await openDatabaseOf(settings, [timelineSchema]);
  try {
    const progress = await readAllProgress(database.pool);
    const ranges = await topic.range();
    for (const { partition, nextOffset } of progress) {
      const { end = 0 } = ranges[partition] ?? {};
      if (end < nextOffset) throw differs(partition, nextOffset - 1, `the topic ends at ${end}: its end was lost`);
    }
    const found = await placeHashesAt(
      topic,
      new Map(progress.map((each) => [each.partition, each.nextOffset])),
      onRecords,
    );
    for (const { partition, nextOffset, placeHash } of progress)
      if (!found.get(partition)!.equals(placeHash))
        throw differs(partition, nextOffset - 1, 'the topic holds other records there or before');
    const applied = progress.reduce((sum, { nextOffset }) => sum + nextOffset, 0);
    return `The database was made from this log: the place hashes behind the ${applied} records that it has applied are those of the topic.`;
  } finally {
    await database.close();
  }
}

const differs = (partition: number, offset: number, why: string): CopiesDiffer =>
  new CopiesDiffer(
    partition,
    offset,
    `The database was made from another log: it has applied the records up to ${partition}/${offset}, but ${why}.`,
  );
