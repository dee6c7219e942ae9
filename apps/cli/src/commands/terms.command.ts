import { eachPage, type EventSummary, type TermAcross, type TermEntryAnswer } from '#client';
import { lastDay } from '../output/days';
import { inShort, listed } from '../output/in-short';
import { tellLink } from '../output/link';
import { print, printJson, styled, terminalWidth } from '../output/print';
import { firstOf, tellMore, tellNext } from '../output/some';
import { table } from '../output/table';
import { UsageError } from '../run/errors';
import { given } from '../run/given';
import { clientOf, command, type Globals } from '../run/globals';
import { at, between, kindAndScope, limit, partnership, withKnowledge } from '../run/options';

export const terms = command({
  command: 'terms [partnership]',
  describe: 'which terms were in force on a day, as known at a moment',
  builder: (cli) =>
    withKnowledge(cli.positional('partnership', { ...partnership, demandOption: false }).option('at', at))
      .option('between', between)
      .options(kindAndScope)
      .option('party', { type: 'string', requiresArg: true, describe: 'across partnerships: only those of this party' })
      .option('limit', limit)
      .example('$0 terms microsoft-openai --at 2026-03-01', 'the terms of a day')
      .example('$0 terms microsoft-openai --at 2025-12-01 --known-at 2026-01-01', 'as it was known then')
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
  readonly party: string | undefined;
  readonly limit: number;
}

async function ofOne(options: TermsOptions & { readonly id: string }): Promise<void> {
  if (options.party !== undefined) throw new UsageError('--party is for questions across partnerships; use --between.');
  const { at, knownAt, version, between, kind, scope } = options;
  const answer = await clientOf(options).terms.show({
    path: { id: options.id },
    query: given({ at, knownAt, version, between, kind, scope }),
  });
  if (options.json) return printJson(answer);
  const known = answer.version === 0 ? 'nothing was known' : `as known on ${answer.clock} (version ${answer.version})`;
  print(styled('bold', `${answer.partnershipId} on ${answer.at}, ${known}`));
  print(answer.terms.length === 0 ? 'No term is in force.' : tableOf(answer.terms));
  tellNext(answer);
  if (answer.announced.length > 0) print(`\n${announcedTable(answer.announced)}`);
  tellLink(options, answer);
}

async function across(options: TermsOptions): Promise<void> {
  if (options.version !== undefined || options.between !== undefined)
    throw new UsageError('--version and --between need a partnership.');
  const { kind, scope, party, at, knownAt } = options;
  const query = { ...given({ kind, scope, party, at, knownAt }), limit: Math.min(options.limit, 500) };
  const client = clientOf(options);
  const { items, more } = await firstOf(itemsOf(client.termsAcross, query), options.limit);
  if (options.json) return printJson(items);
  print(items.length === 0 ? 'No term is in force.' : tableOf(items));
  tellMore(more);
}

async function* itemsOf(api: ReturnType<typeof clientOf>['termsAcross'], query: object): AsyncGenerator<TermAcross> {
  for await (const { items } of eachPage((place) => api.list({ query: { ...query, ...place } }))) yield* items;
}

function tableOf(entries: readonly (TermEntryAnswer | TermAcross)[]): string {
  const isAcross = entries.some((entry) => 'partnershipId' in entry);
  const rows = entries.map((entry) => [
    ...('partnershipId' in entry ? [entry.partnershipId] : []),
    `${entry.kind}/${entry.scope}`,
    certaintyOf(entry),
    entry.segment.from,
    lastDay(entry.segment.to),
    entry.lastReaffirmed?.on ?? '',
    valueOf(entry),
  ]);
  const head = ['TERM', 'IN FORCE', 'SINCE', 'UNTIL', 'REAFFIRMED', 'VALUE'];
  return table(isAcross ? ['PARTNERSHIP', ...head] : head, rows, terminalWidth());
}

const certaintyOf = ({ certainty }: TermEntryAnswer): string =>
  styled(certainty === 'definitely' ? 'green' : certainty === 'possibly' ? 'yellow' : 'dim', certainty);

const valueOf = ({ value, contested }: TermEntryAnswer): string =>
  [
    ...(value === null ? [] : [inShort(value)]),
    ...contested.map(({ value, assertedBy }) => `contested by ${listed(assertedBy)}: ${inShort(value)}`),
  ].join('\n');

const announcedTable = (announced: readonly EventSummary[]): string =>
  table(
    ['ANNOUNCED', 'STANDING', 'TITLE'],
    announced.map(({ occurred, standing, title }) => [occurred, standing, title]),
    terminalWidth(),
  );
