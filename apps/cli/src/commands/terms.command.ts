import { eachPage, type TermsAcross } from '#client';
import { renderLink } from '../output/link';
import { print, printJson, styled } from '../output/print';
import { renderMore, renderNext } from '../output/some';
import { UsageError } from '../run/errors';
import { given } from '../run/given';
import { clientOf, command, type Globals } from '../run/globals';
import { at, between, kindAndScope, limit, partnership, withKnowledge } from '../run/options';
import { announcedTable, notesOf, pendingTable } from '../terms/beside-terms';
import { termsTable } from '../terms/terms-table';
import { renderUnknownKind } from '../terms/unknown-kind';

export const terms = command({
  command: 'terms [partnership]',
  describe: 'show the terms in force on a day, as known at a time',
  builder: (cli) =>
    withKnowledge(cli.positional('partnership', { ...partnership, demandOption: false }).option('at', at))
      .option('between', between)
      .options(kindAndScope)
      .option('resolve', {
        type: 'boolean',
        default: false,
        describe: 'with --kind and --scope: what holds for that scope, including what broader scopes say',
      })
      .option('party', {
        type: 'string',
        requiresArg: true,
        describe: 'across partnerships: only terms that bind this party, or may bind it',
      })
      .option('limit', { ...limit, describe: 'across partnerships: the most results' })
      .example('$0 terms microsoft-openai --at 2026-03-01', 'the terms of a day')
      .example('$0 terms microsoft-openai --at 2025-12-01 --known-at 2026-01-01', 'as it was known then')
      .example('$0 terms microsoft-openai --kind api-hosting --scope stateless --resolve', 'what holds for a scope')
      .example('$0 terms --kind api-hosting --at 2026', 'the same question across all partnerships'),
  handler: (argv) => (argv.partnership === undefined ? across(argv) : ofOne({ ...argv, id: argv.partnership })),
});

interface TermsOptions extends Globals {
  readonly at: string | undefined;
  readonly knownAt: string | undefined;
  readonly version: number | undefined;
  readonly between: string | undefined;
  readonly kind: string | undefined;
  readonly scope: string | undefined;
  readonly resolve: boolean;
  readonly party: string | undefined;
  readonly limit: number;
}

async function ofOne(options: TermsOptions & { readonly id: string }): Promise<void> {
  if (options.party !== undefined) throw new UsageError('--party is for questions across partnerships; use --between.');
  const { at, knownAt, version, between, kind, scope } = options;
  const resolve = options.resolve || undefined;
  const client = clientOf(options);
  const answer = await client.terms.show({
    path: { id: options.id },
    query: given({ at, knownAt, version, between, kind, scope, resolve }),
  });
  if (options.json) return printJson(answer);
  const known = answer.version === 0 ? 'nothing was known' : `as known on ${answer.clock} (version ${answer.version})`;
  print(styled('bold', `${answer.partnershipId} on ${answer.at}, ${known}`));
  print(answer.terms.length === 0 ? 'No term is in force.' : termsTable(answer.terms));
  if (answer.terms.length === 0) await renderUnknownKind(client, kind);
  renderNext(answer);
  if (answer.pending.length > 0) print(`\n${pendingTable(answer.pending)}`);
  if (answer.announced.length > 0) print(`\n${announcedTable(answer.announced)}`);
  for (const note of notesOf(answer)) print(note);
  renderLink(options, answer);
}

async function across(options: TermsOptions): Promise<void> {
  if (options.version !== undefined) throw new UsageError('--version needs a partnership.');
  const { kind, scope, party, between, at, knownAt } = options;
  const resolve = options.resolve || undefined;
  const query = {
    ...given({ kind, scope, party, between, resolve, at, knownAt }),
    limit: Math.min(options.limit, 500),
  };
  const client = clientOf(options);
  const { items, pending, more } = await firstAcross(client.termsAcross, query, options.limit);
  if (options.json) return printJson({ items, pending });
  print(items.length === 0 ? 'No term is in force.' : termsTable(items));
  if (items.length === 0) await renderUnknownKind(client, kind);
  if (pending.length > 0) print(`\n${pendingTable(pending)}`);
  renderMore(more);
}

type Across = Pick<TermsAcross, 'items' | 'pending'>;

/** Returns the first values, and the pending claims of the pages that contain them. */
async function firstAcross(
  api: ReturnType<typeof clientOf>['termsAcross'],
  query: object,
  limit: number,
): Promise<Across & { readonly more: boolean }> {
  const found: Across = { items: [], pending: [] };
  for await (const page of eachPage((place) => api.list({ query: { ...query, ...place } }))) {
    found.items.push(...page.items);
    found.pending.push(...page.pending);
    const { items, pending } = found;
    if (items.length > limit || pending.length > limit)
      return { items: items.slice(0, limit), pending: pending.slice(0, limit), more: true };
  }
  return { ...found, more: false };
}
