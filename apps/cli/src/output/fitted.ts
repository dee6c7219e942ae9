import { terminalWidth } from './print';
import { wrapped } from './wrapped';

/** Wraps a line to the width of the terminal. Further lines are indented like the first one, plus two spaces. */
export function fitted(line: string): string {
  const [indent = ''] = /^ */.exec(line) ?? [];
  const [first = '', ...further] = wrapped(line.trimStart(), terminalWidth() - indent.length).split('\n');
  return [indent + first, ...further.map((more) => `${indent}  ${more}`)].join('\n');
}
