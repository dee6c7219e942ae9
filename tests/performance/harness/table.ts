import Table from 'cli-table3';
import { formatted, type Figure } from './figures';
import type { Beside, Row, Unit } from './row';

/** The rows of one workload. */
export interface Section {
  readonly workload: string;
  readonly rows: readonly Row[];
}

const HEAD = ['workload', 'ours', 'floor', 'peer', 'ratios and goals', 'p50 ms', 'p99 ms'];

/** For the terminal: a block for each row, its comparisons one below the other. */
export function terminalTable(sections: readonly Section[]): string {
  const colWidths = widthsWithin(process.stdout.columns ?? LEAST_WIDTH);
  const table = new Table({ head: HEAD, style: { head: [], border: [] }, colWidths, wordWrap: true });
  for (const cells of cellsOf(sections)) table.push(cells.map((lines) => lines.join('\n')));
  return table.toString();
}

const LEAST_WIDTH = 150;
const SHARES = [0.22, 0.13, 0.2, 0.2, 0.25];
/** Of the last two columns, with all borders. */
const NARROW = 10;

/** Wide terminals are used, narrow ones wrap. */
function widthsWithin(columns: number): number[] {
  const room = Math.max(LEAST_WIDTH, columns) - HEAD.length - 1 - 2 * NARROW;
  return [...SHARES.map((share) => Math.floor(room * share)), NARROW, NARROW];
}

/** For the docs. */
export function markdownTable(sections: readonly Section[]): string {
  const rows = cellsOf(sections).map((cells) => cells.map((lines) => lines.join('<br>').replaceAll('|', '\\|')));
  return [HEAD, HEAD.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cellsOf(sections: readonly Section[]): string[][][] {
  return sections.flatMap(({ workload, rows }) =>
    rows.map((row) => [
      [`${workload}: ${row.what}`, ...(row.notes ?? []).map((note) => `(${note})`)],
      [inUnit(row.ours, row.unit)],
      notes(row, 'floor'),
      notes(row, 'peer'),
      [
        ...row.beside.map(({ name, figure }) => `÷ ${name}: ${formatted(row.ours.median / figure.median)}`),
        ...row.goals.map(({ text, measured, reached }) => `${reached ? '✓' : '✗'} ${text}: ${formatted(measured)}`),
      ],
      [row.latency ? formatted(row.latency.p50) : ''],
      [row.latency ? formatted(row.latency.p99) : ''],
    ]),
  );
}

const notes = (row: Row, role: Beside['role']): string[] =>
  row.beside
    .filter((each) => each.role === role)
    .map(({ name, figure, latency }) => {
      const tail = latency ? `, p99 ${formatted(latency.p99)}` : '';
      return `${name}: ${inUnit(figure, row.unit)}${tail}`;
    });

/** The median and the range of the rounds. */
function inUnit({ median, least, most, rounds }: Figure, unit: Unit): string {
  const spread =
    rounds.length > 1 && formatted(least) !== formatted(most) ? ` (${formatted(least)}–${formatted(most)})` : '';
  return `${formatted(median)}${unit === '/s' ? '/s' : ` ${unit}`}${spread}`;
}
