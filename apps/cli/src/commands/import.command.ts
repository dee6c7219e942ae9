import {
  ServiceUnreachable,
  type ImportResult,
  type NamedKind,
  type PartnershipClient,
  type RowCommand,
} from '#client';
import { commandsOfFile, reportOf } from '../csv/table-of-file';
import { counted } from '../output/counted';
import { print, printLine, writeNote, terminalWidth } from '../output/print';
import { renderProblem } from '../output/problem';
import { Progress } from '../output/progress';
import { Failed, UsageError } from '../run/errors';
import { EXIT } from '../run/exit-codes';
import { clientOf, command } from '../run/globals';
import { countLines, linesOf } from '../run/input';
import { interruption } from '../run/interruption';
import { file } from '../run/options';

export const importCommand = command({
  command: 'import <file>',
  describe: 'import NDJSON, one command per line, or CSV; repeating an import changes nothing',
  builder: (cli) =>
    cli
      .positional('file', { ...file, demandOption: true, describe: 'a file of NDJSON, or of CSV; `-`: standard input' })
      .option('columns', {
        type: 'string',
        requiresArg: true,
        describe: 'for a CSV file: a JSON file that maps its columns',
      })
      .option('dry-run', { type: 'boolean', default: false, describe: 'print what would be sent, and send nothing' })
      .option('verbose', {
        type: 'boolean',
        default: false,
        describe: 'print the outcome of every line, not only of refused ones',
      })
      .example('$0 import timeline.ndjson', 'stopped half-way? Run it again: what is recorded is only counted')
      .example('$0 import deals.csv --columns columns.json --dry-run', 'what a spreadsheet would record, row by row')
      .example('$0 export | $0 --url http://127.0.0.1:4000 import -', 'copy one service to another'),
  handler: async (argv) => {
    const from = argv.file ?? '-';
    if (argv.dryRun && argv.columns === undefined) throw new UsageError('--dry-run is for CSV: it needs --columns.');
    if (from.toLowerCase().endsWith('.csv') && argv.columns === undefined)
      throw new UsageError('The file is CSV: it needs --columns, a file that says which column means what.');
    const kinds = () => kindsOf(clientOf(argv));
    const rows = argv.columns === undefined ? null : await commandsOfFile(from, { columns: argv.columns, kinds });
    if (rows && argv.dryRun) return renderReport(rows, argv.json);
    const usable = rows && usableRows(rows);
    const total = usable?.length ?? (await countLines(from));
    const signal = interruption();
    const counts = { recorded: 0, repeated: 0, outstanding: 0, refused: 0 };
    const progress = new Progress('importing');
    let line = 0;
    try {
      for await (const result of clientOf(argv).importLines(
        usable?.map(({ command }) => JSON.stringify(command)) ?? linesOf(from),
        { signal },
      )) {
        counts[result.status] += 1;
        line = result.line;
        const place = usable ? `row ${usable[line - 1]?.row ?? '?'}` : `line ${line}`;
        if (argv.json) printLine(result);
        else if (argv.verbose || isOpen(result)) progress.report(renderResult(result, place));
        progress.update(line, total, render(counts));
      }
    } catch (error) {
      progress.stop();
      writeNote(
        `Stopped behind line ${line}: ${render(counts)}. Run it again: what is recorded is not recorded twice.`,
      );
      if (signal.aborted) throw new Failed(EXIT.interrupted);
      throw error;
    }
    progress.stop();
    (argv.json ? writeNote : print)(render(counts));
    if (counts.refused + counts.outstanding > 0) throw new Failed(EXIT.refused);
  },
});

/** Returns the kinds of the service. A dry run works without a service: kinds are then known by their ids alone. */
async function kindsOf(client: PartnershipClient): Promise<readonly NamedKind[]> {
  try {
    return (await client.registers.kinds()).items;
  } catch (error) {
    if (error instanceof ServiceUnreachable) return [];
    throw error;
  }
}

const isOpen = ({ status }: ImportResult): boolean => status === 'refused' || status === 'outstanding';

/** Prints what would be sent. Fails if a row is not usable. */
function renderReport(rows: readonly RowCommand[], json: boolean): void {
  if (json) rows.forEach(printLine);
  else print(reportOf(rows, terminalWidth()));
  const faults = rows.filter((row) => 'fault' in row).length;
  writeNote(`${counted(rows.length, 'row')}, ${faults} not usable. Nothing was sent.`);
  if (faults > 0) throw new Failed(EXIT.refused);
}

/** Returns the commands of the rows. A table is only sent as a whole: a skipped row would be noticed late or never. */
function usableRows(rows: readonly RowCommand[]): Extract<RowCommand, { command: object }>[] {
  const faults = rows.flatMap((row) => ('fault' in row ? [`row ${row.row}: ${row.fault}`] : []));
  if (faults.length > 0) throw new UsageError(`Nothing was sent:\n  ${faults.join('\n  ')}`);
  return rows.filter((row) => 'command' in row);
}

function renderResult(result: ImportResult, place: string): string {
  if (result.status === 'refused') return `${place}: refused: ${renderProblem(result.problem)}`;
  if (result.status === 'outstanding') return `${place}: not ruled on in time; import it again`;
  return `${place}: ${result.status}: ${result.partnershipId} version ${result.version ?? '?'}`;
}

const render = ({ outstanding, ...counts }: Record<ImportResult['status'], number>): string =>
  Object.entries(outstanding > 0 ? { ...counts, outstanding } : counts)
    .map(([status, count]) => `${count} ${status}`)
    .join(', ');
