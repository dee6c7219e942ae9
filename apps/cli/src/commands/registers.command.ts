import { eachItem } from '#client';
import { print, printJson, terminalWidth } from '../output/print';
import { firstOf, tellMore } from '../output/some';
import { table } from '../output/table';
import { clientOf, command } from '../run/globals';
import { limit } from '../run/options';

export const voids = command({
  command: 'void',
  describe: 'records of the log that changed nothing, and why',
  builder: (cli) => cli.option('limit', limit).example('$0 void', 'the first hundred'),
  handler: async (argv) => {
    const client = clientOf(argv);
    const { items, more } = await firstOf(
      eachItem((place) => client.registers.voids({ query: { limit: Math.min(argv.limit, 1_000), ...place } })),
      argv.limit,
    );
    if (argv.json) return printJson(items);
    if (items.length === 0) return print('Every record of the log took effect.');
    const rows = items.map((one) => [
      `${one.partition}/${one.offset}`,
      one.partnershipId ?? '',
      one.commandId ?? '',
      `${one.reason}: ${one.detail}`,
    ]);
    print(table(['PLACE', 'PARTNERSHIP', 'COMMAND', 'WHY'], rows, terminalWidth()));
    tellMore(more);
  },
});

export const halts = command({
  command: 'halts',
  describe: 'partitions that stand still, and why',
  builder: (cli) => cli.example('$0 halts', 'empty when all is well'),
  handler: async (argv) => {
    const { items } = await clientOf(argv).registers.halts();
    if (argv.json) return printJson(items);
    if (items.length === 0) return print('No partition stands still.');
    const rows = items.map(({ partition, offset, since, error }) => [
      String(partition),
      offset < 0 ? 'all' : String(offset),
      since,
      error,
    ]);
    print(table(['PARTITION', 'RECORD', 'SINCE', 'WHY'], rows, terminalWidth()));
  },
});
