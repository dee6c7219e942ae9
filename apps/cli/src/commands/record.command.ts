import { createHash } from 'node:crypto';
import {
  ProblemError,
  ServiceUnreachable,
  writtenStretches,
  type PartnershipClient,
  type Preview,
  type RecordedAnswer,
  type TermChange,
} from '#client';
import { counted } from '../output/counted';
import { lastDay } from '../output/days';
import { answersInShort } from '../output/in-short';
import { print, printJson, tell, terminalWidth } from '../output/print';
import { table } from '../output/table';
import { askInTerminal, confirmInTerminal } from '../record/ask-in-terminal';
import { eventOfFlags } from '../record/event-of-flags';
import { interview, type Known } from '../record/interview';
import { preview, send, type Command } from '../record/send';
import { Failed, UsageError } from '../run/errors';
import { EXIT } from '../run/exit-codes';
import { clientOf, command } from '../run/globals';
import { readJson } from '../run/input';
import { file, partnership, wholeNumber } from '../run/options';

const text = (describe: string) => ({ type: 'string', requiresArg: true, describe, group: 'One event:' }) as const;
const texts = (describe: string) => ({ ...text(describe), array: true, nargs: 1 }) as const;

export const record = command({
  command: 'record <partnership> [file]',
  describe: 'record events: from a JSON file, standard input, options, or by four questions',
  builder: (cli) =>
    cli
      .positional('partnership', partnership)
      .positional('file', {
        ...file,
        describe: 'an event, a list of events or {"events": […]}; `-`: standard input',
      })
      .option('if-version', {
        type: 'number',
        requiresArg: true,
        coerce: wholeNumber('if-version'),
        describe: 'only if the partnership has this version',
      })
      .option('key', {
        type: 'string',
        requiresArg: true,
        describe: 'what names this command, so that it is done once; by default a hash of the events',
      })
      .option('recorded-at', {
        type: 'string',
        requiresArg: true,
        describe: 'since when it is known (RFC 3339), for what is brought along from elsewhere; by default now',
      })
      .option('dry-run', {
        type: 'boolean',
        default: false,
        describe: 'print what would be sent and what it would do, and record nothing',
      })
      .option('type', text('PartnershipStarted, AgreementPublished …'))
      .option('occurred', text('when: 2026-03-01, 2026-03, 2019 …'))
      .option('title', text('what happened'))
      .option('standing', text('definitive, non-binding or reported'))
      .option('asserted-by', texts('who says so'))
      .option('source', texts('PUBLISHER or PUBLISHER=ADDRESS'))
      .option('data', text('JSON, by type'))
      .option('set', texts('KIND/SCOPE=JSON: a term takes this value'))
      .option('end', texts('KIND/SCOPE: a term ends'))
      .option('reaffirm', texts('KIND/SCOPE: a term stands'))
      .option('from', text('when the terms start or end, if not when it occurred'))
      .option('until', text('the last day of the terms that are set'))
      .option('until-condition', text('the condition that ends the terms that are set'))
      .example('$0 record acme-globex', 'in a terminal: asks who, when, what changed and who says so')
      .example('$0 record acme-globex events.json', 'what a file holds')
      .example(
        `$0 record acme-globex --type AgreementPublished --occurred 2026-03 --title 'Second amendment' --asserted-by acme --source 'Acme=https://acme.example/news' --data '{"agreement":{"id":"second","title":"Second","form":"amendment"}}' --end api-hosting`,
        'one event by options',
      ),
  handler: async (argv) => {
    const client = clientOf(argv);
    const events = await eventsOf(argv, client);
    const key = argv.key ?? keyOf(argv.partnership, events);
    const command = {
      partnershipId: argv.partnership,
      events,
      key,
      ifVersion: argv.ifVersion,
      recordedAt: argv.recordedAt,
    };
    if (argv.dryRun) return tellDryRun(client, command);
    if (isAsked(argv) && !(await confirmed(client, command))) return tell('Nothing is recorded.');
    const answer = await send(client, command);
    if (argv.json) printJson(answer);
    if ('decision' in answer) {
      tell(`Written, but not ruled on in time: ${answer.decision} tells what becomes of it. Asking again is safe.`);
      throw new Failed(EXIT.refused);
    }
    if (!argv.json) tellRecorded(answer);
  },
});

type Flags = Parameters<typeof eventOfFlags>[0] & { readonly partnership: string; readonly file?: string | undefined };

/** In a terminal, where neither a file nor options say what is recorded. */
const isAsked = ({ file, type }: Flags): boolean => file === undefined && type === undefined && process.stdin.isTTY;

/** Shows what answers would do, and asks. What would be refused is printed, so that nobody has to answer again. */
async function confirmed(client: PartnershipClient, command: Command): Promise<boolean> {
  const found = await preview(client, command);
  if (found.refusals.length > 0) {
    tell('What you answered, for a file that `partnership record` takes:');
    printJson({ events: command.events });
  }
  tellPreview(found);
  return confirmInTerminal('Record it?');
}

/** From a file, from options, or, in a terminal where there is neither, from answers. */
async function eventsOf(flags: Flags, client: PartnershipClient): Promise<unknown[]> {
  if (flags.file !== undefined && flags.type !== undefined)
    throw new UsageError('Give a file or --type with the other options of one event, not both.');
  if (flags.file !== undefined) return eventsIn(await readJson(flags.file));
  if (!isAsked(flags)) return [eventOfFlags(flags)];
  return [await interview(askInTerminal, await knownOf(flags.partnership, client))];
}

async function knownOf(id: string, client: PartnershipClient): Promise<Known> {
  const { items: kinds } = await client.registers.kinds();
  const partnership = await client.partnerships.show({ path: { id } }).catch((error: unknown) => {
    if (error instanceof ProblemError && error.code === 'partnership-unknown') return null;
    throw error;
  });
  return { parties: partnership && partnership.parties, kinds, today: new Date().toISOString().slice(0, 10) };
}

/** The request itself on standard output, and what the service would answer to it now on standard error. */
async function tellDryRun(client: PartnershipClient, command: Command): Promise<void> {
  const { partnershipId, events, key, ifVersion, recordedAt } = command;
  tell(`Nothing is recorded. This would be sent for ${partnershipId} under the key ${key}:`);
  if (ifVersion !== undefined) tell(`only if the partnership has version ${ifVersion}`);
  printJson({ ...(recordedAt === undefined ? {} : { recordedAt }), events });
  const found = await preview(client, command).catch((error: unknown) => {
    if (error instanceof ServiceUnreachable) return null;
    throw error;
  });
  if (found === null) tell('The service does not answer, so nobody knows what it would do.');
  else tellPreview(found);
}

function tellPreview({ version, refusals, termChanges, moreTermChanges = 0, warnings }: Preview): void {
  for (const { pointer, detail } of refusals) tell(`${pointer}: ${detail}`);
  if (refusals.length > 0) throw new Failed(EXIT.refused);
  tell(`It would become version ${version}.`);
  const changes = tableOfChanges(termChanges);
  if (changes !== '') tell(changes);
  if (moreTermChanges > 0) tell(`There would be ${counted(moreTermChanges, 'more change')}.`);
  for (const { pointer, detail } of warnings) tell(`${pointer}: ${detail}`);
}

function tableOfChanges(termChanges: readonly TermChange[]): string {
  const rows = termChanges.flatMap((change) =>
    writtenStretches(change).map(({ from, to, was, now }) => [
      change.type,
      `${change.kind}/${change.scope}`,
      from,
      lastDay(to),
      `${answersInShort(was)} → ${answersInShort(now)}`,
    ]),
  );
  return rows.length === 0 ? '' : table(['CHANGE', 'TERM', 'FROM', 'UNTIL', 'WAS → NOW'], rows, terminalWidth());
}

function tellRecorded({ partnershipId, version, events, termChanges, more }: RecordedAnswer): void {
  print(`${partnershipId} has version ${version}: ${events.map(({ id }) => id).join(', ')}`);
  const changes = tableOfChanges(termChanges);
  if (changes !== '') print(changes);
  if (termChanges.some(({ truncated }) => truncated))
    tell('Some changes are not told in full: `partnership history` shows the whole of a term.');
  if (more !== undefined)
    tell(`There are more changes: partnership watch --partnership ${partnershipId} --after ${more}`);
}

function eventsIn(json: unknown): unknown[] {
  if (Array.isArray(json)) return json;
  if (typeof json !== 'object' || json === null)
    throw new UsageError('The file holds neither an event nor a list of events.');
  return 'events' in json && Array.isArray(json.events) ? json.events : [json];
}

/** The same events twice are one command: when the answer was lost, recording again is safe. */
const keyOf = (partnershipId: string, events: readonly unknown[]): string =>
  createHash('sha256')
    .update(JSON.stringify([partnershipId, events]))
    .digest('hex');
