import type { Timeline } from '#client';
import { listed } from '../output/in-short';
import { renderLink } from '../output/link';
import { print, printJson, styled, terminalWidth } from '../output/print';
import { table } from '../output/table';
import { UsageError } from '../run/errors';
import { renderNext } from '../output/some';
import { given } from '../run/given';
import { clientOf, command } from '../run/globals';
import { between, partnership, wholeNumber, withKnowledge } from '../run/options';
import { drawTimeline } from '../timeline/draw-timeline';
import { notesOfKnowledge } from '../terms/beside-terms';

const day = (describe: string) => ({ type: 'string', requiresArg: true, describe, coerce: checkedDay }) as const;

export const timeline = command({
  command: 'timeline <partnership>',
  describe: 'draw a partnership in the terminal, a lane for each term',
  builder: (cli) =>
    withKnowledge(cli.positional('partnership', partnership))
      .option('at', day('a day to point at'))
      .option('from', day('the first day drawn'))
      .option('to', day('the last day drawn'))
      .option('between', between)
      .option('width', {
        type: 'number',
        requiresArg: true,
        coerce: wholeNumber('width'),
        describe: 'the width in characters; by default that of the terminal',
      })
      .example('$0 timeline microsoft-openai', 'the whole of it')
      .example('$0 timeline microsoft-openai --from 2025-01-01 --at 2026-03-01', 'a part, with a day pointed at')
      .example('$0 timeline microsoft-openai --known-at 2025-12-31', 'as it was known then'),
  handler: async (argv) => {
    if (argv.from !== undefined && argv.to !== undefined && argv.from > argv.to)
      throw new UsageError('--from is after --to: nothing would be drawn.');
    const answer = await clientOf(argv).timeline.show({
      path: { id: argv.partnership },
      query: given({ knownAt: argv.knownAt, version: argv.version, between: argv.between }),
    });
    if (argv.json) return printJson(answer);
    print(styled('bold', `${answer.partnershipId}, version ${answer.version}, as known on ${answer.clock}`));
    print('');
    const { at, from, to } = argv;
    print(coloured(drawTimeline(answer, { width: argv.width ?? terminalWidth(), ...given({ at, from, to }) })));
    print('');
    print(eventsTable(answer));
    if (answer.moreEvents) print('Not all events are listed.');
    renderNext(answer);
    for (const note of notesOfKnowledge(answer)) print(note);
    renderLink(argv, answer);
  },
});

const coloured = (drawn: string): string =>
  drawn
    .replaceAll(/[█▐]+/g, (run) => styled('green', run))
    .replaceAll(/[▒▓]+/g, (run) => styled('yellow', run))
    .replaceAll(/✗+/g, (run) => styled('red', run))
    .replaceAll(/✓/g, (run) => styled('cyan', run))
    .replaceAll(/[┄┈]+/g, (run) => styled('dim', run));

const eventsTable = ({ events }: Timeline): string =>
  table(
    ['OCCURRED', 'SAID BY', 'EVENT'],
    events.map(({ occurred, assertedBy, title, standing, correctedBy }) => [
      occurred,
      listed(assertedBy),
      `${title}${standing === 'definitive' ? '' : ` (${standing})`}${correctedBy ? ' (corrected)' : ''}`,
    ]),
    terminalWidth(),
  );

function checkedDay(text: string | undefined): string | undefined {
  if (text === undefined || (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)))) return text;
  throw new UsageError(`"${text}" is no day; give it as 2026-03-01.`);
}
