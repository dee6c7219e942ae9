import { expirationsTable } from '../expirations/expirations-table';
import { findExpirations } from '../expirations/find-expirations';
import { print, printJson, styled } from '../output/print';
import { renderMore } from '../output/some';
import { clientOf, command } from '../run/globals';
import { kindAndScope, limit, partnership } from '../run/options';
import { renderUnknownKind } from '../terms/unknown-kind';

const day = (describe: string) => ({ type: 'string', requiresArg: true, describe }) as const;

export const expirations = command({
  command: 'expirations [partnership]',
  describe: 'list terms that end or may end in a period, renewals, and deadlines of notice',
  builder: (cli) =>
    cli
      .positional('partnership', { ...partnership, demandOption: false })
      .option('from', day('the first day of the period, or the first of a month, year …; by default today (UTC)'))
      .option('to', day('its last day, or the last of a month, year …; by default the tenth year after --from'))
      .option('party', day('only terms of partnerships that this is a party of'))
      .options(kindAndScope)
      .option('limit', limit)
      .example('$0 expirations', 'what ends from today on, in all partnerships')
      .example('$0 expirations microsoft-openai --from 2025 --to 2026', 'what ended or ends in two years, in one')
      .example('$0 expirations --party microsoft --kind ip-licence', 'licences of a party'),
  handler: async (argv) => {
    const client = clientOf(argv);
    const { from, to, items, more } = await findExpirations(client, argv, argv.limit);
    if (argv.json) return printJson(items);
    print(styled('bold', `From ${from} to ${to}, as known now`));
    print(items.length === 0 ? 'Nothing ends, renews itself or falls due.' : expirationsTable(items));
    if (items.length === 0) await renderUnknownKind(client, argv.kind);
    renderMore(more);
  },
});
