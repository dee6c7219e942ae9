import type { ImportResult } from '#client';
import { print, printLine, tell } from '../output/print';
import { tellProblem } from '../output/problem';
import { Progress } from '../output/progress';
import { Failed } from '../run/errors';
import { EXIT } from '../run/exit-codes';
import { clientOf, command } from '../run/globals';
import { countLines, linesOf } from '../run/input';
import { interruption } from '../run/interruption';
import { file } from '../run/options';

export const importCommand = command({
  command: 'import <file>',
  describe: 'import NDJSON, one command a line; the same lines again change nothing',
  builder: (cli) =>
    cli
      .positional('file', { ...file, demandOption: true, describe: 'a file of NDJSON; `-`: standard input' })
      .option('verbose', {
        type: 'boolean',
        default: false,
        describe: 'tell what became of every line, not only of refused ones',
      })
      .example('$0 import timeline.ndjson', 'stopped half-way? Run it again: what is recorded is only counted')
      .example('$0 export | $0 --url http://127.0.0.1:4000 import -', 'copy one service to another'),
  handler: async (argv) => {
    const from = argv.file ?? '-';
    const total = await countLines(from);
    const signal = interruption();
    const counts = { recorded: 0, repeated: 0, outstanding: 0, refused: 0 };
    const progress = new Progress('importing');
    let line = 0;
    try {
      for await (const result of clientOf(argv).importLines(linesOf(from), { signal })) {
        counts[result.status] += 1;
        line = result.line;
        if (argv.json) printLine(result);
        else if (argv.verbose || isOpen(result)) progress.tell(tellResult(result));
        progress.update(line, total, told(counts));
      }
    } catch (error) {
      progress.stop();
      tell(`Stopped behind line ${line}: ${told(counts)}. Run it again: what is recorded is not recorded twice.`);
      if (signal.aborted) throw new Failed(EXIT.interrupted);
      throw error;
    }
    progress.stop();
    (argv.json ? tell : print)(told(counts));
    if (counts.refused + counts.outstanding > 0) throw new Failed(EXIT.refused);
  },
});

const isOpen = ({ status }: ImportResult): boolean => status === 'refused' || status === 'outstanding';

function tellResult(result: ImportResult): string {
  if (result.status === 'refused') return `line ${result.line}: refused: ${tellProblem(result.problem)}`;
  if (result.status === 'outstanding') return `line ${result.line}: not ruled on in time; import it again`;
  return `line ${result.line}: ${result.status}: ${result.partnershipId} version ${result.version ?? '?'}`;
}

const told = ({ outstanding, ...counts }: Record<ImportResult['status'], number>): string =>
  Object.entries(outstanding > 0 ? { ...counts, outstanding } : counts)
    .map(([status, count]) => `${count} ${status}`)
    .join(', ');
