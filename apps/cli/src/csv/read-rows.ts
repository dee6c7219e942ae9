import { parse } from 'csv-parse/sync';
import { UsageError } from '../run/errors';

/** A row by the names of its columns, with its number as a spreadsheet counts: the head is row 1. */
export interface Row {
  readonly number: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** Which of these parts the cells is what the head has most of: a spreadsheet takes the semicolon where the comma is for decimals. */
const DELIMITERS = [',', ';', '\t'];

/** The rows of CSV as spreadsheets save it. @throws UsageError for text that is no CSV. */
export function readRows(text: string): Sheet {
  const delimiter = delimiterOf(text);
  try {
    const records: string[][] = parse(text, { delimiter, bom: true, trim: true, relax_column_count: true });
    const [columns = [], ...rest] = records;
    const rows = rest.map((cells, nth) => ({
      number: nth + 2,
      cells: Object.fromEntries(columns.map((column, at) => [column, withoutApostrophe(cells[at] ?? '')])),
    }));
    return { columns, rows: rows.filter(({ cells }) => Object.values(cells).some((cell) => cell !== '')) };
  } catch (error) {
    throw new UsageError(`The file is no CSV: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function delimiterOf(text: string): string {
  const head = (text.split(/\r?\n/, 1)[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const count = (delimiter: string): number => head.split(delimiter).length;
  return DELIMITERS.reduce((most, one) => (count(one) > count(most) ? one : most));
}

/** What goes out has an apostrophe before what a spreadsheet would compute; it comes in without. */
const withoutApostrophe = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '');
