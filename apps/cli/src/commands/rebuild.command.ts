import { setTimeout as elapsed } from 'node:timers/promises';
import type { PartnershipClient, Rebuild } from '#client';
import type { Argv } from 'yargs';
import { lastDay } from '../output/days';
import { answersInShort, inShort } from '../output/in-short';
import { print, printJson, writeNote, terminalWidth } from '../output/print';
import { Progress } from '../output/progress';
import { table } from '../output/table';
import { Failed, Impossible } from '../run/errors';
import { EXIT } from '../run/exit-codes';
import { clientOf, command, type Globals } from '../run/globals';
import { interruption } from '../run/interruption';

const LOOK_EVERY_MS = 250;
const AT_WORK: readonly Rebuild['state'][] = [
  'filling',
  'comparing',
  'swapping',
  'cancelling',
  'rolling-back',
  'discarding',
];
/** The state of a rebuild after each successful operation. */
const DONE = { begin: 'swapped', cancel: 'cancelled', discard: 'discarded', rollBack: 'rolled-back' } as const;

type RebuildOptions = (client: PartnershipClient, id: string) => Promise<Rebuild>;

const withId = (cli: Argv<Globals>) =>
  cli.positional('id', { type: 'string', describe: 'id of a rebuild; by default the latest' });

const drop =
  (only: 'cancel' | 'discard'): RebuildOptions =>
  ({ rebuilds }, id) =>
    rebuilds.drop({ path: { id }, query: { only } });

const status = command({
  command: 'status [id]',
  describe: 'list the latest rebuilds, or show one with its findings',
  builder: withId,
  handler: async (argv) => {
    const { rebuilds } = clientOf(argv);
    if (argv.id !== undefined) {
      const shown = await rebuilds.show({ path: { id: argv.id } });
      return argv.json ? printJson(shown) : print(renderRebuild(shown));
    }
    const { items } = await rebuilds.list();
    if (argv.json) return printJson(items);
    if (items.length === 0) return print('Nothing was rebuilt yet.');
    const rows = items.map((one) => [one.id, one.state, one.startedAt, one.finishedAt ?? '', renderProgress(one)]);
    print(table(['REBUILD', 'STATE', 'STARTED', 'FINISHED', 'RECORDS'], rows, terminalWidth()));
  },
});

const cancel = command({
  command: 'cancel [id]',
  describe: 'cancel a rebuild that has not swapped, and remove its tables',
  builder: withId,
  handler: (argv) => act(argv, DONE.cancel, drop('cancel')),
});

const discard = command({
  command: 'discard [id]',
  describe: 'drop the tables that served before the swap',
  builder: withId,
  handler: (argv) => act(argv, DONE.discard, drop('discard')),
});

const rollBack = command({
  command: 'roll-back [id]',
  describe: 'swap back to the tables that served before the swap',
  builder: withId,
  handler: (argv) => act(argv, DONE.rollBack, ({ rebuilds }, id) => rebuilds.rollBack({ path: { id } })),
});

const accept = command({
  command: 'accept [id]',
  describe: 'swap even if answers differ; rulings must never differ',
  builder: withId,
  handler: (argv) => act(argv, DONE.begin, ({ rebuilds }, id) => rebuilds.accept({ path: { id } })),
});

export const rebuild = command({
  command: 'rebuild',
  describe: 'rebuild the read models from the log, compare them, and swap',
  builder: (cli) =>
    cli
      .command(status)
      .command(cancel)
      .command(accept)
      .command(discard)
      .command(rollBack)
      .option('accept-differences', {
        type: 'boolean',
        default: false,
        describe: 'swap even if answers differ; rulings must never differ',
      })
      .example('$0 rebuild', 'follows it to its end; Ctrl-C stops following, not rebuilding')
      .example('$0 rebuild status', 'the latest')
      .example('$0 rebuild roll-back', 'what served before serves again'),
  handler: async (argv) => {
    const client = clientOf(argv);
    const { acceptDifferences } = argv;
    await follow(client, argv, {
      rebuild: await client.rebuilds.begin({ body: { acceptDifferences } }),
      until: DONE.begin,
    });
  },
});

async function act(
  argv: Globals & { id?: string | undefined },
  until: Rebuild['state'],
  action: RebuildOptions,
): Promise<void> {
  const client = clientOf(argv);
  const id = argv.id ?? (await client.rebuilds.list()).items[0]?.id;
  if (id === undefined) throw new Impossible('Nothing was rebuilt yet.');
  await follow(client, argv, { rebuild: await action(client, id), until });
}

/** Polls until the rebuild stops working. Fails if its state is not the requested one. */
async function follow(
  client: PartnershipClient,
  { json }: Globals,
  { rebuild, until }: { readonly rebuild: Rebuild; readonly until: Rebuild['state'] },
): Promise<void> {
  const signal = interruption();
  const progress = new Progress('rebuilding');
  let seen = rebuild;
  if (!json) writeNote(`rebuild ${seen.id}`);
  while (AT_WORK.includes(seen.state)) {
    progress.update(seen.progress?.records ?? 0, seen.progress?.ofRecords ?? 0, renderProgress(seen));
    await elapsed(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) {
      progress.stop();
      writeNote(
        'The rebuild continues: `partnership rebuild status` shows its progress, `partnership rebuild cancel` cancels it.',
      );
      throw new Failed(EXIT.interrupted);
    }
    seen = await client.rebuilds.show({ path: { id: seen.id } });
  }
  progress.stop();
  if (json) printJson(seen);
  else print(renderRebuild(seen));
  if (seen.state !== until) throw new Failed(EXIT.refused);
}

function renderProgress({ state, progress }: Rebuild): string {
  if (progress === null) return state;
  const { records, ofRecords, recordsPerSecond, secondsLeft } = progress;
  const left = secondsLeft === null ? '' : `, ${secondsLeft} s left`;
  return `${state}: ${records} of ${ofRecords} records${recordsPerSecond > 0 ? `, ${recordsPerSecond} a second` : ''}${left}`;
}

function renderRebuild({ id, state, progress, differences, error }: Rebuild): string {
  const lines = [
    `rebuild ${id}: ${state}`,
    ...(progress === null ? [] : [`${progress.records} of ${progress.ofRecords} records`]),
    ...(error === null ? [] : [error]),
    ...(differences === null ? [] : renderDifferences(differences)),
    ...(state === 'refused' && differences?.rulings === 0 ? ['`partnership rebuild accept` swaps all the same.'] : []),
  ];
  return lines.join('\n');
}

function renderDifferences(differences: NonNullable<Rebuild['differences']>): string[] {
  const { rulings, rows, sampled, answers, examples } = differences;
  return [
    `${answers} of ${sampled} answers differ; partnerships with other rulings: ${rulings}, with other rows: ${rows}`,
    ...examples.map(
      ({ partnershipId, kind, scope, from, to, was, now }) =>
        `  ${partnershipId} ${kind}/${scope} from ${from}${to === null ? '' : ` until ${lastDay(to)}`}: ${renderAnswers(was)} → ${renderAnswers(now)}`,
    ),
  ];
}

const renderAnswers = (answers: unknown): string =>
  Array.isArray(answers) && answers.every((one): one is { value: unknown; certainty: string } => isAnswer(one))
    ? answersInShort(answers)
    : inShort(answers);

const isAnswer = (one: unknown): boolean =>
  typeof one === 'object' && one !== null && 'value' in one && 'certainty' in one;
