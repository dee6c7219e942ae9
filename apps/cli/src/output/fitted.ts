import { terminalWidth } from './print';
import { wrapped } from './wrapped';

/** A line in the width of the terminal: what is longer goes on below, indented as it begins and two more. */
export function fitted(line: string): string {
  const [indent = ''] = /^ */.exec(line) ?? [];
  const [first = '', ...further] = wrapped(line.trimStart(), terminalWidth() - indent.length).split('\n');
  return [indent + first, ...further.map((more) => `${indent}  ${more}`)].join('\n');
}
