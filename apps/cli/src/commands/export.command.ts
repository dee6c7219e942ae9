import { counted } from '../output/counted';
import { printLine, writeNote } from '../output/print';
import { UsageError } from '../run/errors';
import { given } from '../run/given';
import { clientOf, command } from '../run/globals';
import { interruption } from '../run/interruption';
import { untilInterrupted } from '../run/until-interrupted';

function time(text: string | undefined): string | undefined {
  if (text === undefined || /^\d{4}-\d{2}-\d{2}T/.test(text)) return text;
  throw new UsageError(`"${text}" is no time; give one like 2026-03-01T00:00:00Z.`);
}

export const exportCommand = command({
  command: 'export',
  describe: 'write all records as NDJSON for `import`',
  builder: (cli) =>
    cli
      .option('partnership', { type: 'string', requiresArg: true, describe: 'only this partnership' })
      .option('after', { type: 'string', requiresArg: true, describe: 'a cursor: only records after it' })
      .option('until', {
        type: 'string',
        requiresArg: true,
        coerce: time,
        describe: 'only records before this time: 2026-03-01T00:00:00Z',
      })
      .example('$0 export > all.ndjson', 'a copy of everything, with when it became known')
      .example('$0 export --partnership microsoft-openai > one.ndjson', 'of one partnership'),
  handler: async (argv) => {
    const signal = interruption();
    const { after, partnership, until } = argv;
    let [commands, cursor] = [0, after];
    const render = () =>
      `exported ${counted(commands, 'command')}${cursor === undefined ? '' : `; later ones: --after ${cursor}`}`;
    await untilInterrupted(signal, render, async () => {
      for await (const line of clientOf({ ...argv, json: true }).exportCommands({
        ...given({ after, partnership, until }),
        signal,
      })) {
        if ('cursor' in line) {
          cursor = line.cursor;
          continue;
        }
        printLine(line);
        commands += 1;
      }
    });
    if (commands === 0 && partnership !== undefined)
      await clientOf(argv).partnerships.show({ path: { id: partnership } });
    writeNote(render());
  },
});
