import { eachItem } from '#client';
import { listed } from '../output/in-short';
import { print, printJson, terminalWidth } from '../output/print';
import { renderRole } from '../output/role';
import { firstOf, renderMore } from '../output/some';
import { table } from '../output/table';
import { given } from '../run/given';
import { clientOf, command } from '../run/globals';
import { limit, partnership } from '../run/options';

export const partnerships = command({
  command: 'partnerships [partnership]',
  describe: 'list partnerships, or show one',
  builder: (cli) =>
    cli
      .positional('partnership', { ...partnership, demandOption: false })
      .option('party', {
        type: 'string',
        requiresArg: true,
        describe: 'only partnerships that name this party, with its role',
      })
      .option('q', {
        type: 'string',
        requiresArg: true,
        describe: 'only partnerships with this text in an id, a name, a former name or an identifier',
      })
      .option('sort', {
        choices: ['id', 'name', 'recent'] as const,
        requiresArg: true,
        describe: 'the order of the list',
      })
      .option('limit', limit)
      .example('$0 partnerships', 'all partnerships')
      .example('$0 partnerships --party microsoft', 'those that name a party, each with its role')
      .example('$0 partnerships --q azure --sort recent', 'those named so, the last recorded first')
      .example('$0 partnerships microsoft-openai', 'one with its parties and dates'),
  handler: async (argv) => {
    const client = clientOf(argv);
    if (argv.partnership !== undefined) {
      const shown = await client.partnerships.show({ path: { id: argv.partnership } });
      if (argv.json) return printJson(shown);
      const { name, head, parties, counts, occurred, recorded } = shown;
      const rows = [
        ['name', name ?? ''],
        ['parties', parties.map(({ id, name }) => `${name} (${id})`).join(', ')],
        ['version', `${head.version}, last event ${head.eventId}`],
        ['events', `${counts.events}, occurred from ${occurred.first ?? '?'} to ${occurred.last ?? '?'}`],
        ['terms', String(counts.terms)],
        ['recorded', `from ${recorded.first} to ${recorded.last}`],
      ];
      return print(table([shown.partnershipId, ''], rows, terminalWidth()));
    }
    const pages = eachItem((place) =>
      client.partnerships.list({
        query: {
          ...given({ party: argv.party, q: argv.q, sort: argv.sort }),
          limit: Math.min(argv.limit, 1_000),
          ...place,
        },
      }),
    );
    const { items, more } = await firstOf(pages, argv.limit);
    if (argv.json) return printJson(items);
    const isFiltered = argv.party !== undefined || argv.q !== undefined;
    if (items.length === 0) return print(`No ${isFiltered ? 'such ' : ''}partnership is recorded.`);
    const rows = items.map((one) => [
      one.partnershipId,
      one.name ?? '',
      String(one.head.version),
      one.recordedAt.slice(0, 10),
      ...(argv.party === undefined ? [] : [one.role ? renderRole(one.role) : '']),
      listed(one.parties.map(({ id }) => id)),
    ]);
    const ofParty = argv.party === undefined ? [] : ['ROLE'];
    print(table(['PARTNERSHIP', 'NAME', 'VERSION', 'RECORDED', ...ofParty, 'PARTIES'], rows, terminalWidth()));
    renderMore(more);
  },
});
