import { writtenStretches, type TermChangeEvent, type FollowedChange } from '#client';
import { beforeAndAfter } from '../terms/before-and-after';
import { lastDay } from '../output/days';
import { print, printLine, styled, writeNote } from '../output/print';
import { filterOf, withChangeFilter } from '../run/change-filter';
import { clientOf, command } from '../run/globals';
import { interruption } from '../run/interruption';
import { wholeNumber } from '../run/options';

export const watch = command({
  command: 'watch',
  describe: 'follow term changes as they happen',
  builder: (cli) =>
    withChangeFilter(cli)
      .option('after', {
        type: 'string',
        requiresArg: true,
        default: 'now',
        describe: 'a cursor, `now`, or `beginning` for the history first',
      })
      .option('count', {
        type: 'number',
        requiresArg: true,
        coerce: wholeNumber('count'),
        describe: 'end after this many changes',
      })
      .example('$0 watch', 'until Ctrl-C; a lost connection is opened again without gap or repeat')
      .example('$0 watch --kind exclusivity --retroactive', 'when it turns out that a past date was wrong')
      .example('$0 watch --after beginning --json', 'one JSON document a line, each with its cursor'),
  handler: async (argv) => {
    const signal = interruption();
    const onConnection = (state: 'open' | 'lost'): void => {
      if (state === 'lost') writeNote('The connection was lost; trying again.');
      else if (!argv.json) writeNote(styled('dim', 'Watching; Ctrl-C ends it.'));
    };
    let seen = 0;
    let last: FollowedChange | undefined;
    if (argv.count === 0) return;
    for await (last of clientOf(argv).followTermChanges({
      after: argv.after,
      filter: filterOf(argv),
      signal,
      onConnection,
    })) {
      if (argv.json) printLine(last);
      else print(renderChange(last.event));
      if (++seen === argv.count) break;
    }
    if (!argv.json && last !== undefined) writeNote(`Continue later with --after ${last.cursor}`);
  },
});

/** Renders a term change as lines of text. */
export function renderChange({ data }: TermChangeEvent): string {
  const { partnershipId, kind, scope, type, cause, recordedAt, retroactive, counts, links } = data;
  const term = styled('bold', `${partnershipId} ${kind}/${scope}`);
  const about = `${styled('dim', recordedAt)}  ${term} ${type}${retroactive ? ' (a past answer)' : ''}: ${cause.title}`;
  return [
    about,
    ...writtenStretches(data).map(({ from, to, ...answers }) => {
      const { was, now } = beforeAndAfter(answers.was, answers.now);
      return `    from ${from}${to === null ? '' : ` until ${lastDay(to)}`}: ${styled('red', was)} → ${styled('green', now)}`;
    }),
    ...(links ? [styled('dim', `    ${inAll(counts)}: ${links.after}`)] : []),
  ].join('\n');
}

const inAll = (counts: TermChangeEvent['data']['counts']): string =>
  counts ? `in all ${counts.stretches} runs of days and ${counts.answers} answers` : 'not listed here';
