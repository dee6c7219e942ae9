import { eachItem, type PartnershipOfParty, type PartySummary } from '#client';
import { renderBounds } from '../output/days';
import { listed } from '../output/in-short';
import { print, printJson, terminalWidth } from '../output/print';
import { renderRole } from '../output/role';
import { firstOf, renderMore } from '../output/some';
import { table } from '../output/table';
import { UsageError } from '../run/errors';
import { given } from '../run/given';
import { clientOf, command, type Globals } from '../run/globals';
import { limit } from '../run/options';

export const parties = command({
  command: 'parties [party]',
  describe: 'list all parties that are named anywhere, or show the roles of one',
  builder: (cli) =>
    cli
      .positional('party', { type: 'string', describe: 'id of a party, as `partnership parties` lists them' })
      .option('q', {
        type: 'string',
        requiresArg: true,
        describe: 'only parties with this text in an id, a name, a former name or an identifier',
      })
      .option('limit', limit)
      .example('$0 parties', 'parties, former parties and third parties of all partnerships')
      .example('$0 parties --q amaz', 'those named so')
      .example('$0 parties amazon', 'its names and its role in each partnership that names it'),
  handler: (argv) => (argv.party === undefined ? list(argv) : show({ ...argv, party: argv.party })),
});

interface PartiesOptions extends Globals {
  readonly q: string | undefined;
  readonly limit: number;
}

async function list(options: PartiesOptions): Promise<void> {
  const { parties } = clientOf(options);
  const query = { ...given({ q: options.q }), limit: Math.min(options.limit, 1_000) };
  const pages = eachItem((place) => parties.list({ query: { ...query, ...place } }));
  const { items, more } = await firstOf(pages, options.limit);
  if (options.json) return printJson(items);
  if (items.length === 0) return print(options.q === undefined ? 'Nobody is named yet.' : 'Nobody is named so.');
  const rows = items.map((one) => [one.id, [namesOf(one), ...identifiersOf(one.identifiers)].join('\n')]);
  print(table(['PARTY', 'NAMES'], rows, terminalWidth()));
  renderMore(more);
}

async function show(options: PartiesOptions & { readonly party: string }): Promise<void> {
  if (options.q !== undefined) throw new UsageError('--q searches all parties; leave out the party.');
  const { parties } = clientOf(options);
  const query = { limit: Math.min(options.limit, 100) };
  const pages = eachItem((place) => parties.show({ path: { id: options.party }, query: { ...query, ...place } }));
  const { items, more } = await firstOf(pages, options.limit);
  if (options.json) return printJson(items);
  const rows = items.map((one) => [
    one.partnershipId,
    renderRole(one),
    one.since === null ? '' : renderBounds(one.since),
    one.until === null ? '' : renderBounds(one.until),
    namesThere(one).join('\n'),
  ]);
  print(table(['PARTNERSHIP', 'ROLE', 'SINCE', 'UNTIL', 'NAMED'], rows, terminalWidth()));
  renderMore(more);
}

const namesOf = ({ names, moreNames }: PartySummary): string =>
  `${listed(names)}${moreNames === undefined ? '' : ` and ${moreNames} more`}`;

const identifiersOf = (identifiers: PartySummary['identifiers']): string[] =>
  Object.entries(identifiers).map(([scheme, identifier]) => `${scheme} ${String(identifier)}`);

/** Returns each name once, with the identifiers given with it. Corrected names are marked. */
const namesThere = ({ names, hasMoreNames }: PartnershipOfParty): string[] => [
  ...new Set(
    names.map(({ name, identifiers = {}, correctedBy }) =>
      [
        name ?? '(by its id alone)',
        ...identifiersOf(identifiers),
        ...(correctedBy === undefined ? [] : ['(corrected)']),
      ].join(' '),
    ),
  ),
  ...(hasMoreNames ? ['and in more events'] : []),
];
