import type { ReplayedEvent } from '#client';
import { listed } from '../output/in-short';
import { print, printLine, styled, writeNote } from '../output/print';
import { given } from '../run/given';
import { clientOf, command } from '../run/globals';
import { interruption } from '../run/interruption';
import { untilInterrupted } from '../run/until-interrupted';

export const replay = command({
  command: 'replay',
  describe: 'print all events from the start, or from a cursor, to the current end',
  builder: (cli) =>
    cli
      .option('after', { type: 'string', requiresArg: true, describe: 'a cursor: only events after it' })
      .option('partnership', { type: 'string', requiresArg: true, describe: 'only this partnership' })
      .option('until', {
        type: 'string',
        requiresArg: true,
        describe: 'only events that were recorded before this time',
      })
      .example('$0 replay', 'a line for each event; the cursor behind the last on standard error')
      .example('$0 replay --json', 'each event as it was recorded, with cursors in between'),
  handler: async (argv) => {
    const signal = interruption();
    const { after, partnership, until } = argv;
    let cursor = after;
    const render = () => (cursor === undefined ? 'no event was received yet.' : `continue with --after ${cursor}`);
    await untilInterrupted(signal, render, async () => {
      for await (const line of clientOf(argv).replayEvents({ ...given({ after, partnership, until }), signal })) {
        if ('cursor' in line) cursor = line.cursor;
        if (argv.json) printLine(line);
        else if (!('cursor' in line)) print(renderEvent(line));
      }
    });
    if (!argv.json) writeNote(`That is all; later, ${render()}`);
  },
});

function renderEvent({ partnershipId, version, recordedAt, event }: ReplayedEvent): string {
  const { type, occurred, title, assertedBy } = event as Partial<Record<string, string>> & { assertedBy?: string[] };
  const parts = [occurred, type, title, listed(assertedBy)].filter((part) => part !== undefined && part !== '');
  return `${styled('dim', recordedAt)}  ${partnershipId} ${version}  ${parts.join('  ')}`;
}
