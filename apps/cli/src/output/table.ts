import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';
import { styled } from './print';

const NO_BORDERS = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right']
    .concat(['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'])
    .map((name) => [name, '']),
);
const GAP = '  ';
const NARROWEST_LAST = 24;

/** Renders rows under a head, without borders. The last column wraps within `width`. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const widths = head.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map(lengthOf)),
  );
  const before = widths.slice(0, -1).reduce((sum, one) => sum + one + GAP.length, 0);
  const last = Math.min(widths.at(-1) ?? 0, Math.max(NARROWEST_LAST, width - before));
  const drawn = new Table({
    head: head.map((title) => styled('bold', title)),
    colWidths: [...widths.slice(0, -1), last],
    wordWrap: true,
    chars: { ...NO_BORDERS, middle: GAP },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  drawn.push(...rows.map((row) => [...row]));
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

const lengthOf = (cell: string): number =>
  Math.max(...cell.split('\n').map((line) => stripVTControlCharacters(line).length));
