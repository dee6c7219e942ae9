import { HistoryDiffers, verifyHistories, type ExportedLine, type VerifiedHistory } from '#client';
import { counted } from '../output/counted';
import { print, printJson, writeNote, terminalWidth } from '../output/print';
import { table } from '../output/table';
import { Failed } from '../run/errors';
import { EXIT } from '../run/exit-codes';
import { command } from '../run/globals';
import { linesOf, parsedJson } from '../run/input';
import { file } from '../run/options';

export const verify = command({
  command: 'verify <file>',
  describe: 'compute the history hashes of an export, without the service',
  builder: (cli) =>
    cli
      .positional('file', { ...file, demandOption: true, describe: 'the output of `export`; `-`: standard input' })
      .example('$0 verify one.ndjson', 'the hash is that of `partnerships show` if the export goes to its end')
      .example('$0 export --partnership microsoft-openai | $0 verify -', 'is the export of the service consistent?'),
  handler: async (argv) => {
    const histories = await verifyHistories(commandsOf(argv.file ?? '-')).catch(rethrow);
    if (argv.json) return printJson({ histories });
    const rows = histories.map(({ partnershipId, commands, historyHash }) => [
      partnershipId,
      String(commands),
      historyHash,
    ]);
    if (rows.length > 0) print(table(['PARTNERSHIP', 'COMMANDS', 'HISTORY HASH'], rows, terminalWidth()));
    writeNote(
      `${counted(totalOf(histories), 'command')} of ${counted(histories.length, 'partnership')}: no difference.`,
    );
  },
});

const totalOf = (histories: readonly VerifiedHistory[]): number =>
  histories.reduce((sum, { commands }) => sum + commands, 0);

async function* commandsOf(from: string): AsyncGenerator<ExportedLine> {
  let nth = 0;
  for await (const line of linesOf(from)) {
    nth += 1;
    if (line.trim() !== '') yield parsedJson(line, `Line ${nth}`) as ExportedLine;
  }
}

function rethrow(error: unknown): never {
  if (!(error instanceof HistoryDiffers)) throw error;
  writeNote(`The export is not what was recorded: ${error.message}.`);
  throw new Failed(EXIT.refused);
}
