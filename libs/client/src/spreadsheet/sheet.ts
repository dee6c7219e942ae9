/** A row by column name, with its number as in a spreadsheet: the head is row 1. */
export interface Row {
  readonly number: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** A CSV parser, which the caller provides: it returns a list of cells for each row. @throws Error for text that is not CSV. */
export type ParseCsv = (
  text: string,
  options: {
    readonly delimiter: string;
    readonly bom: true;
    readonly trim: true;
    readonly relax_column_count: true;
  },
) => string[][];

/** The delimiters of cells; the most frequent one in the head is used. Spreadsheets write semicolons if the comma is the decimal sign. */
const DELIMITERS = [',', ';', '\t'];

/** Reads CSV that a spreadsheet saved, or cells that were pasted from one; empty rows are left out. @throws Error for text that is not CSV. */
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

/** Removes the apostrophe that exports put before a cell that a spreadsheet would compute. */
const withoutApostrophe = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '');
