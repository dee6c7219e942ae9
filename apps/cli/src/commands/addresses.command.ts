import { eachItem, type PrivateAddress } from '#client';
import { print, printJson, terminalWidth } from '../output/print';
import { firstOf, renderMore } from '../output/some';
import { table } from '../output/table';
import { UsageError } from '../run/errors';
import { given } from '../run/given';
import { clientOf, command } from '../run/globals';
import { limit } from '../run/options';

type Subject = PrivateAddress['subject'];

const list = command({
  command: 'list',
  describe: 'list your private addresses, without their secrets',
  builder: (cli) => cli.option('limit', limit),
  handler: async (argv) => {
    const client = clientOf(argv);
    const query = { limit: Math.min(argv.limit, 200) };
    const { items, more } = await firstOf(
      eachItem((place) => client.privateAddresses.list({ query: { ...query, ...place } })),
      argv.limit,
    );
    if (argv.json) return printJson(items);
    if (items.length === 0) return print('There are no private addresses.');
    const rows = items.map(({ id, subject, createdAt, description }) => [
      id,
      `${subject.type} ${subject.id}`,
      createdAt.slice(0, 10),
      description ?? '',
    ]);
    print(table(['ID', 'OF', 'CREATED', 'DESCRIPTION'], rows, terminalWidth()));
    renderMore(more);
  },
});

const create = command({
  command: 'create',
  describe: 'create a feed and a calendar that can be read without a token; prints their addresses once',
  builder: (cli) =>
    cli
      .option('partnership', { type: 'string', requiresArg: true, describe: 'the terms of this partnership' })
      .option('party', { type: 'string', requiresArg: true, describe: 'the terms of all partnerships of this party' })
      .option('kind', { type: 'string', requiresArg: true, describe: 'the terms of this kind in all partnerships' })
      .option('description', { type: 'string', requiresArg: true, describe: 'a description of its purpose' })
      .example('$0 addresses create --party microsoft', ''),
  handler: async (argv) => {
    const body = { subject: subjectOf(argv), ...given({ description: argv.description }) };
    const created = await clientOf(argv).privateAddresses.create({ body });
    if (argv.json) return printJson(created);
    const address = (path: string): string => new URL(path, argv.url).href;
    print(created.id);
    print(`feed      ${address(created.atom)}`);
    print(`calendar  ${address(created.calendar)}`);
    print('Whoever knows these addresses can read them. They are not shown again.');
  },
});

const revoke = command({
  command: 'revoke <id>',
  describe: 'revoke a private address',
  builder: (cli) => cli.positional('id', { type: 'string', demandOption: true, describe: 'id of a private address' }),
  handler: async (argv) => {
    await clientOf(argv).privateAddresses.revoke({ path: { id: argv.id } });
    if (argv.json) printJson({ revoked: argv.id });
    else print(`Revoked ${argv.id}.`);
  },
});

export const addresses = command({
  command: 'addresses',
  describe: 'private addresses for feed readers and calendars: list, create, revoke',
  builder: (cli) =>
    cli
      .command(list)
      .command(create)
      .command(revoke)
      .demandCommand(1, 'Name what to do with private addresses: list, create or revoke.')
      .example('$0 addresses create --partnership microsoft-openai', '')
      .example('$0 addresses list', ''),
  handler: () => undefined,
});

function subjectOf(options: { readonly [type in Subject['type']]?: string | undefined }): Subject {
  const types = (['partnership', 'party', 'kind'] as const).filter((type) => options[type] !== undefined);
  const [type] = types;
  if (type === undefined || types.length > 1)
    throw new UsageError('Give one of --partnership, --party and --kind: an address is of one of them.');
  return { type, id: options[type]! };
}
