import { createHash } from 'node:crypto';
import { writtenStretches, type EventsRecordResponse, type RecordedAnswer, type SubmittedEvent } from '#client';
import { lastDay } from '../output/days';
import { answersInShort } from '../output/in-short';
import { print, printJson, tell, terminalWidth } from '../output/print';
import { table } from '../output/table';
import { eventOfFlags } from '../record/event-of-flags';
import { Failed, UsageError } from '../run/errors';
import { EXIT } from '../run/exit-codes';
import { given } from '../run/given';
import { clientOf, command } from '../run/globals';
import { readJson } from '../run/input';
import { file, partnership, wholeNumber } from '../run/options';

const text = (describe: string) => ({ type: 'string', requiresArg: true, describe, group: 'One event:' }) as const;
const texts = (describe: string) => ({ ...text(describe), array: true, nargs: 1 }) as const;

export const record = command({
  command: 'record <partnership> [file]',
  describe: 'record events: from a JSON file, standard input, or options',
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
      .example('$0 record acme-globex events.json', 'what a file holds')
      .example(
        `$0 record acme-globex --type AgreementPublished --occurred 2026-03 --title 'Second amendment' --asserted-by acme --source 'Acme=https://acme.example/news' --data '{"agreement":{"id":"second","title":"Second","form":"amendment"}}' --end api-hosting`,
        'one event by options',
      ),
  handler: async (argv) => {
    const events = argv.file === undefined ? [eventOfFlags(argv)] : eventsIn(await readJson(argv.file));
    const answer: EventsRecordResponse = await clientOf(argv).events.record({
      path: { id: argv.partnership },
      headers: {
        'Idempotency-Key': argv.key ?? keyOf(argv.partnership, events),
        ...given({ 'If-Match': argv.ifVersion === undefined ? undefined : `"${argv.ifVersion}"` }),
      },
      // Checked by the service, which says what is wrong and where.
      body: { events: events as SubmittedEvent[] },
    });
    if (argv.json) printJson(answer);
    if ('decision' in answer) {
      tell(`Written, but not ruled on in time: ${answer.decision} tells what becomes of it. Asking again is safe.`);
      throw new Failed(EXIT.refused);
    }
    if (!argv.json) tellRecorded(answer);
  },
});

function tellRecorded({ partnershipId, version, events, termChanges, more }: RecordedAnswer): void {
  print(`${partnershipId} has version ${version}: ${events.map(({ id }) => id).join(', ')}`);
  const rows = termChanges.flatMap((change) =>
    writtenStretches(change).map(({ from, to, was, now }) => [
      change.type,
      `${change.kind}/${change.scope}`,
      from,
      lastDay(to),
      `${answersInShort(was)} → ${answersInShort(now)}`,
    ]),
  );
  if (rows.length > 0) print(table(['CHANGE', 'TERM', 'FROM', 'UNTIL', 'WAS → NOW'], rows, terminalWidth()));
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
