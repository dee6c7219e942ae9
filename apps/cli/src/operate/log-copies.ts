import { BackupDirectory, copyLog, type LogCopy, type OnRecords, type PartitionCopied, verifyCopy } from '#event-log';
import { openTopicCopy, openTopicForCopy } from '#kafka';
import { print, printJson, terminalWidth } from '../output/print';
import { Progress } from '../output/progress';
import { table } from '../output/table';
import { compareWithDatabase } from './compare-with-database';
import { settingsOf, topicOptions } from './servers';

interface OutputOptions {
  readonly json: boolean;
}

/** The prefix of the variables for the other cluster. */
const OTHER = 'TO_';

export async function backup({ json, directory }: OutputOptions & { readonly directory: string }): Promise<void> {
  const topic = await openTopicCopy(topicOptions(settingsOf(process.env)));
  try {
    const { length } = await topic.range();
    const target = BackupDirectory.openOrBegin(directory, length);
    show(json, await withProgress('backing up', (onRecords) => copyLog(topic, target, onRecords)));
  } finally {
    await topic.close();
  }
}

export async function restore({ json, directory }: OutputOptions & { readonly directory: string }): Promise<void> {
  const source = BackupDirectory.open(directory);
  const topic = await openTopicForCopy(topicOptions(settingsOf(process.env)));
  try {
    show(json, await withProgress('restoring', (onRecords) => copyLog(source, topic, onRecords)));
  } finally {
    await topic.close();
  }
}

export async function copy({ json }: OutputOptions): Promise<void> {
  const [from, to] = [topicOptions(settingsOf(process.env)), otherTopic()];
  const source = await openTopicCopy(from);
  try {
    const target = await openTopicForCopy(to);
    try {
      show(json, await withProgress('copying', (onRecords) => copyLog(source, target, onRecords)));
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

export type VerifyAgainst = { readonly directory: string | undefined; readonly other: boolean };

/** Compares the log with a backup, another topic or the database. Without any of them, checks whether the log itself is whole. */
export async function verify({ json, directory, other }: OutputOptions & VerifyAgainst): Promise<void> {
  const settings = settingsOf(process.env);
  const topic = await openTopicCopy(topicOptions(settings));
  try {
    const closing: (() => Promise<void>)[] = [];
    const against = async (): Promise<LogCopy> => {
      if (directory !== undefined) return BackupDirectory.open(directory);
      if (!other) return topic;
      const opened = await openTopicCopy(otherTopic());
      closing.push(() => opened.close());
      return opened;
    };
    try {
      const copied = await against().then((one) =>
        withProgress('comparing', (onRecords) => verifyCopy(topic, one, onRecords)),
      );
      const stored = settings.databaseUrl
        ? await withProgress('comparing with the database', (onRecords) =>
            compareWithDatabase(topic, settings, onRecords),
          )
        : null;
      show(json, copied, stored);
    } finally {
      for (const close of closing) await close();
    }
  } finally {
    await topic.close();
  }
}

const otherTopic = () => topicOptions(settingsOf(process.env, OTHER), `${OTHER}KAFKA_BROKERS`);

async function withProgress<T>(what: string, work: (onRecords: OnRecords) => Promise<T>): Promise<T> {
  const progress = new Progress(what);
  try {
    return await work((records, ofRecords) =>
      progress.update(records, ofRecords, `${records} of ${ofRecords} records`),
    );
  } finally {
    progress.stop();
  }
}

const HEAD = ['PARTITION', 'THE SAME', 'ADDED', 'ONLY HERE', 'ONLY THERE', 'HASH OF THE LAST PLACE'];

function show(json: boolean, copied: readonly PartitionCopied[], database: string | null = null): void {
  if (json) return printJson({ partitions: copied, database });
  const rows = copied.map(({ partition, kept, added, onlyHere, onlyThere, hash }) =>
    [partition, kept, added, onlyHere, onlyThere, hash.slice(0, 16)].map(String),
  );
  print(table(HEAD, rows, terminalWidth()));
  if (database !== null) print(`\n${database}`);
}
