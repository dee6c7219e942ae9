import { eachItem, type HaltWithRecord, type RegistersVoidsData, type VoidDecisionWithRecord } from '#client';
import { print, printJson, terminalWidth } from '../output/print';
import { firstOf, renderMore } from '../output/some';
import { table } from '../output/table';
import { UsageError } from '../run/errors';
import { given } from '../run/given';
import { clientOf, command } from '../run/globals';
import { limit, wholeNumber } from '../run/options';

type VoidReason = NonNullable<NonNullable<RegistersVoidsData['query']>['reason']>;

export const voids = command({
  command: 'void [place]',
  describe: 'list void records of the log, with their reasons',
  builder: (cli) =>
    cli
      .positional('place', {
        type: 'string',
        coerce: placeOf,
        describe: 'PARTITION/OFFSET: show one of them with its record',
      })
      .option('partition', {
        type: 'number',
        requiresArg: true,
        coerce: wholeNumber('partition'),
        describe: 'only in this partition',
      })
      .option('partnership', { type: 'string', requiresArg: true, describe: 'only records of this partnership' })
      .option('reason', { type: 'string', requiresArg: true, describe: 'only records that are void for this reason' })
      .option('limit', limit)
      .example('$0 void', 'the first hundred')
      .example('$0 void --reason stale', 'only those that another writer was faster than')
      .example('$0 void 3/12', 'one with its key and its content'),
  handler: async (argv) => {
    const { registers } = clientOf(argv);
    if (argv.place !== undefined) {
      const shown = await registers.void({ path: argv.place });
      return argv.json ? printJson(shown) : print(renderVoid(shown));
    }
    const { partition, partnership, reason } = argv;
    // The service checks the reason.
    const wanted = given({ partition, partnership, reason: reason as VoidReason | undefined });
    const query = { ...wanted, limit: Math.min(argv.limit, 1_000) };
    const pages = eachItem((place) => registers.voids({ query: { ...query, ...place } }));
    const { items, more } = await firstOf(pages, argv.limit);
    if (argv.json) return printJson(items);
    const isAll = Object.keys(wanted).length === 0;
    if (items.length === 0) return print(isAll ? 'Every record of the log took effect.' : 'No such record is void.');
    const rows = items.map((one) => [
      `${one.partition}/${one.offset}`,
      one.partnershipId ?? '',
      one.commandId ?? '',
      `${one.reason}: ${one.detail}`,
    ]);
    print(table(['PLACE', 'PARTNERSHIP', 'COMMAND', 'WHY'], rows, terminalWidth()));
    renderMore(more);
  },
});

export const halts = command({
  command: 'halts [partition]',
  describe: 'list halted partitions, with their reasons',
  builder: (cli) =>
    cli
      .positional('partition', {
        type: 'number',
        coerce: wholeNumber('partition', '<partition>'),
        describe: 'show one of them with the record at which it halted',
      })
      .example('$0 halts', 'none when all is well')
      .example('$0 halts 3', 'one, with the record that it stands before'),
  handler: async (argv) => {
    const { registers } = clientOf(argv);
    if (argv.partition !== undefined) {
      const shown = await registers.halt({ path: { partition: argv.partition } });
      return argv.json ? printJson(shown) : print(renderHalt(shown));
    }
    const { items } = await registers.halts();
    if (argv.json) return printJson(items);
    if (items.length === 0) return print('No partition is halted.');
    const rows = items.map(({ partition, offset, since, error }) => [
      String(partition),
      offset < 0 ? 'all' : String(offset),
      since,
      error,
    ]);
    print(table(['PARTITION', 'RECORD', 'SINCE', 'WHY'], rows, terminalWidth()));
  },
});

const renderVoid = ({ partition, offset, reason, detail, key, record }: VoidDecisionWithRecord): string =>
  [`${partition}/${offset}: ${reason}: ${detail}`, `key: ${key ?? '(none)'}`, ...renderRecord(record)].join('\n');

const renderHalt = ({ partition, offset, since, error, record }: HaltWithRecord): string =>
  [
    `Partition ${partition} has been halted since ${since}${offset < 0 ? '' : `, at the record ${offset}`}: ${error}`,
    ...renderRecord(record),
  ].join('\n');

function renderRecord(record: VoidDecisionWithRecord['record']): string[] {
  if (record === null) return [];
  const content =
    'json' in record
      ? JSON.stringify(record.json, null, 2)
      : 'text' in record
        ? record.text
        : `base64: ${record.base64}`;
  return [`${record.bytes} bytes:`, content];
}

function placeOf(text: string | undefined): { partition: number; offset: number } | undefined {
  if (text === undefined) return undefined;
  const [, partition, offset] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  if (partition === undefined || offset === undefined)
    throw new UsageError(`"${text}" is no place of the log; give it as PARTITION/OFFSET, like 3/12.`);
  return { partition: Number(partition), offset: Number(offset) };
}
