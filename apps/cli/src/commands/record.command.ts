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
import { beforeAndAfter } from '../terms/before-and-after';
import { counted } from '../output/counted';
import { lastDay } from '../output/days';
import { print, printJson, writeNote, terminalWidth } from '../output/print';
import { table } from '../output/table';
import { promptInTerminal, confirmInTerminal } from '../record/prompt-in-terminal';
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
  describe: 'record events from a JSON file, standard input, options, or by answering four questions',
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
        describe: 'record only if the partnership has this version',
      })
      .option('key', {
        type: 'string',
        requiresArg: true,
        describe: 'the idempotency key of the command; by default a hash of the events',
      })
      .option('recorded-at', {
        type: 'string',
        requiresArg: true,
        describe: 'the time since when the events are known (RFC 3339), for events from another system; by default now',
      })
      .option('dry-run', {
        type: 'boolean',
        default: false,
        describe: 'print the request and its effect, and record nothing',
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
    if (argv.dryRun) return renderDryRun(client, command);
    if (isInterview(argv) && !(await confirmed(client, command))) return writeNote('Nothing is recorded.');
    const answer = await send(client, command);
    if (argv.json) printJson(answer);
    if ('decision' in answer) {
      writeNote(`Written, but not ruled on in time: ${answer.decision} shows the outcome. Recording again is safe.`);
      throw new Failed(EXIT.refused);
    }
    if (!argv.json) renderRecorded(answer);
  },
});

type Flags = Parameters<typeof eventOfFlags>[0] & { readonly partnership: string; readonly file?: string | undefined };

/** Returns whether to ask questions: in a terminal, without a file and without options for an event. */
const isInterview = ({ file, type }: Flags): boolean => file === undefined && type === undefined && process.stdin.isTTY;

/**
 * Shows what the event would change and asks for confirmation. If it would be refused, the event is printed, so that nobody has to answer the
 * questions again.
 */
async function confirmed(client: PartnershipClient, command: Command): Promise<boolean> {
  const found = await preview(client, command);
  if (found.refusals.length > 0) {
    writeNote('What you answered, for a file that `partnership record` takes:');
    printJson({ events: command.events });
  }
  renderPreview(found);
  return confirmInTerminal('Record it?');
}

/** Reads the events from a file, from options, or, in a terminal without either, from answers. */
async function eventsOf(flags: Flags, client: PartnershipClient): Promise<unknown[]> {
  if (flags.file !== undefined && flags.type !== undefined)
    throw new UsageError('Give a file or --type with the other options of one event, not both.');
  if (flags.file !== undefined) return eventsIn(await readJson(flags.file));
  if (!isInterview(flags)) return [eventOfFlags(flags)];
  return [await interview(promptInTerminal, await knownOf(flags.partnership, client))];
}

async function knownOf(id: string, client: PartnershipClient): Promise<Known> {
  const { items: kinds } = await client.registers.kinds();
  const partnership = await client.partnerships.show({ path: { id } }).catch((error: unknown) => {
    if (error instanceof ProblemError && error.code === 'partnership-unknown') return null;
    throw error;
  });
  return { parties: partnership && partnership.parties, kinds, today: new Date().toISOString().slice(0, 10) };
}

/** Prints the request on standard output and the current preview of the service on standard error. */
async function renderDryRun(client: PartnershipClient, command: Command): Promise<void> {
  const { partnershipId, events, key, ifVersion, recordedAt } = command;
  writeNote(`Nothing is recorded. This would be sent for ${partnershipId} under the key ${key}:`);
  if (ifVersion !== undefined) writeNote(`only if the partnership has version ${ifVersion}`);
  printJson({ ...(recordedAt === undefined ? {} : { recordedAt }), events });
  const found = await preview(client, command).catch((error: unknown) => {
    if (error instanceof ServiceUnreachable) return null;
    throw error;
  });
  if (found === null) writeNote('The service does not answer, so the effect is not known.');
  else renderPreview(found);
}

function renderPreview({ version, refusals, termChanges, moreTermChanges = 0, warnings }: Preview): void {
  for (const { pointer, detail } of refusals) writeNote(`${pointer}: ${detail}`);
  if (refusals.length > 0) throw new Failed(EXIT.refused);
  writeNote(`It would become version ${version}.`);
  const changes = tableOfChanges(termChanges);
  if (changes !== '') writeNote(changes);
  if (moreTermChanges > 0) writeNote(`There would be ${counted(moreTermChanges, 'more change')}.`);
  for (const { pointer, detail } of warnings) writeNote(`${pointer}: ${detail}`);
}

function tableOfChanges(termChanges: readonly TermChange[]): string {
  const rows = termChanges.flatMap((change) =>
    writtenStretches(change).map(({ from, to, ...answers }) => {
      const { was, now } = beforeAndAfter(answers.was, answers.now);
      return [change.type, `${change.kind}/${change.scope}`, from, lastDay(to), `${was} → ${now}`];
    }),
  );
  return rows.length === 0 ? '' : table(['CHANGE', 'TERM', 'FROM', 'UNTIL', 'WAS → NOW'], rows, terminalWidth());
}

function renderRecorded({ partnershipId, version, events, termChanges, more }: RecordedAnswer): void {
  print(`${partnershipId} has version ${version}: ${events.map(({ id }) => id).join(', ')}`);
  const changes = tableOfChanges(termChanges);
  if (changes !== '') print(changes);
  if (termChanges.some(({ truncated }) => truncated))
    writeNote('Some changes are not shown in full: `partnership history` shows the whole history of a term.');
  if (more !== undefined)
    writeNote(`There are more changes: partnership watch --partnership ${partnershipId} --after ${more}`);
}

function eventsIn(json: unknown): unknown[] {
  if (Array.isArray(json)) return json;
  if (typeof json !== 'object' || json === null)
    throw new UsageError('The file holds neither an event nor a list of events.');
  return 'events' in json && Array.isArray(json.events) ? json.events : [json];
}

/** Returns a key that is the same for the same events. If a response is lost, recording again is safe. */
const keyOf = (partnershipId: string, events: readonly unknown[]): string =>
  createHash('sha256')
    .update(JSON.stringify([partnershipId, events]))
    .digest('hex');
