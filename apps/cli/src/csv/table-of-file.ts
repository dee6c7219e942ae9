import { commandsOfRows, decodeText, type RowCommand } from '#client';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { table } from '../output/table';
import { readJson } from '../run/input';
import { columnMapOf } from './column-map';
import { readRows } from './read-rows';

/** The commands of a CSV file (`-`: standard input), its columns read as a file of JSON says. */
export async function commandsOfFile(file: string, columns: string): Promise<RowCommand[]> {
  const map = await readJson(columns);
  const bytes = file === '-' ? await buffer(process.stdin) : await readFile(file);
  const sheet = readRows(decodeText(bytes));
  return commandsOfRows(sheet.rows, columnMapOf(map, sheet.columns));
}

/** What would be sent, a line for each row. */
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
