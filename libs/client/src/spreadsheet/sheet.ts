/** A row by the names of its columns, with its number as a spreadsheet counts: the head is row 1. */
export interface Row {
  readonly number: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** A parser of CSV, which is left to those who read it: a list of cells for each row. @throws Error for text that is no CSV. */
export type ParseCsv = (
  text: string,
  options: {
    readonly delimiter: string;
    readonly bom: true;
    readonly trim: true;
    readonly relax_column_count: true;
  },
) => string[][];

/** Which of these parts the cells is what the head has most of: a spreadsheet takes the semicolon where the comma is for decimals. */
const DELIMITERS = [',', ';', '\t'];

/** The rows of CSV as spreadsheets save it, or as they are pasted from one; empty rows are left out. @throws Error for text that is no CSV. */
export function readSheet(text: string, parse: ParseCsv): Sheet {
  const records = parse(text, { delimiter: delimiterOf(text), bom: true, trim: true, relax_column_count: true });
  const [columns = [], ...rest] = records;
  const rows = rest.map((cells, nth) => ({
    number: nth + 2,
    cells: Object.fromEntries(columns.map((column, at) => [column, withoutApostrophe(cells[at] ?? '')])),
  }));
  return { columns, rows: rows.filter(({ cells }) => Object.values(cells).some((cell) => cell !== '')) };
}

function delimiterOf(text: string): string {
  const head = (text.split(/\r?\n/, 1)[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const count = (delimiter: string): number => head.split(delimiter).length;
  return DELIMITERS.reduce((most, one) => (count(one) > count(most) ? one : most));
}

/** What goes out has an apostrophe before what a spreadsheet would compute; it comes in without. */
const withoutApostrophe = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '');
