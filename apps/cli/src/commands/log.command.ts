import type { Argv } from 'yargs';
import { command, type Globals } from '../run/globals';
import { Failed, lostConnection, UsageError } from '../run/errors';
import { EXIT } from '../run/exit-codes';
import { writeNote } from '../output/print';

/* Loaded on use: the clients of Kafka and PostgreSQL would slow down other commands. */
// oxlint-disable-next-line typescript/no-require-imports -- `import()` would name a file that is not there from source
const copies = () => require('../operate/log-copies') as typeof import('../operate/log-copies');

const withDirectory = (cli: Argv<Globals>) =>
  cli.positional('directory', { type: 'string', demandOption: true, describe: 'the directory of the backup' });

const backup = command({
  command: 'backup <directory>',
  describe: 'copy the log into files; a later run adds new records',
  builder: withDirectory,
  handler: ({ json, directory }) => reportingErrors(() => copies().backup({ json, directory })),
});

const restore = command({
  command: 'restore <directory>',
  describe: 'copy a backup into a topic that is missing, empty, or the beginning of the same log',
  builder: withDirectory,
  handler: ({ json, directory }) => reportingErrors(() => copies().restore({ json, directory })),
});

const copy = command({
  command: 'copy',
  describe: 'copy the log into another cluster, or under another prefix, offset by offset',
  builder: (cli) =>
    cli.example('TO_KAFKA_BROKERS=there:9092 $0 log copy', 'each setting of the other one begins with TO_'),
  handler: ({ json }) => reportingErrors(() => copies().copy({ json })),
});

const verify = command({
  command: 'verify',
  describe:
    'check that the log is complete and equals a backup, another topic, and the log that the database was derived from',
  builder: (cli) =>
    cli
      .option('backup', { type: 'string', describe: 'compare with the backup in this directory' })
      .option('other', { type: 'boolean', default: false, describe: 'compare with the topic of the TO_ settings' })
      .example('DATABASE_URL=postgres://… $0 log verify', 'also whether the database was made from this log'),
  handler: ({ json, backup: directory, other }) => {
    if (directory !== undefined && other) throw new UsageError('Compare with one of --backup and --other at a time.');
    return reportingErrors(() => copies().verify({ json, directory, other }));
  },
});

export const log = command({
  command: 'log',
  describe: 'verify, back up, restore and copy the log; connects to Kafka by the settings of the services',
  builder: (cli) =>
    cli
      .command(verify)
      .command(backup)
      .command(restore)
      .command(copy)
      .demandCommand(1, 'Give a command for the log.')
      .example('KAFKA_BROKERS=here:9092 $0 log backup ./copy', 'the whole log, into files')
      .epilogue('KAFKA_BROKERS and the other Kafka settings select the log: docs/reference/settings.md.'),
  handler: () => undefined,
});

/** Prints an error that has a code as its own message. */
async function reportingErrors(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (lostConnection(error) !== undefined) throw error;
    if (!(error instanceof Error) || typeof (error as { code?: unknown }).code !== 'string') throw error;
    writeNote(error.message);
    throw new Failed(EXIT.refused);
  }
}
