import { commandsOfRows, decodeText, parseDay, type NamedKind, type RowCommand } from '#client';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { table } from '../output/table';
import { readJson } from '../run/input';
import { today } from '../run/period';
import { columnMapOf } from './column-map';
import { readRows } from './read-rows';

interface Options {
  /** A JSON file that maps the columns. */
  readonly columns: string;
  readonly kinds: () => Promise<readonly NamedKind[]>;
}

/** Reads the commands of a CSV file (`-`: standard input). */
export async function commandsOfFile(file: string, { columns, kinds }: Options): Promise<RowCommand[]> {
  const map = await readJson(columns);
  const bytes = file === '-' ? await buffer(process.stdin) : await readFile(file);
  const sheet = readRows(decodeText(bytes));
  const read = columnMapOf(map, sheet.columns);
  return commandsOfRows(sheet.rows, read, {
    today: parseDay(today())!,
    kinds: read.members.kind === undefined ? [] : await kinds(),
  });
}

/** Renders the events that would be sent as a table, one row for each row of the file. */
export function reportOf(commands: readonly RowCommand[], width: number): string {
  const rows = commands.map((one) => {
    if ('fault' in one) return [String(one.row), '', '', '', `not usable: ${one.fault}`];
    const { partnershipId, events } = one.command;
    const [{ type, occurred, title, effects }] = events;
    const [effect] = (effects ?? []) as readonly { readonly kind: string; readonly scope: string }[];
    const term = effect === undefined ? '' : `${effect.kind}/${effect.scope}`;
    return [String(one.row), partnershipId, String(occurred), term, `${String(type)}: ${String(title)}`];
  });
  return table(['ROW', 'PARTNERSHIP', 'OCCURRED', 'TERM', 'EVENT'], rows, width);
}
