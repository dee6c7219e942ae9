import { readSheet, type Sheet } from '#client';
import { parse } from 'csv-parse/browser/esm/sync';

/** The rows of a text, and the faults of the table as a whole. */
export interface ReadRows {
  readonly sheet: Sheet | null;
  readonly faults: readonly string[];
}

export function rowsOf(text: string): ReadRows {
  try {
    const sheet = readSheet(text, parse);
    const faults = faultsOf(sheet);
    return faults.length > 0 ? { sheet: null, faults } : { sheet, faults };
  } catch (error) {
    return { sheet: null, faults: [`This is no CSV: ${error instanceof Error ? error.message : String(error)}.`] };
  }
}

function faultsOf({ columns, rows }: Sheet): string[] {
  const twice = columns.filter((column, nth) => column !== '' && columns.indexOf(column) < nth);
  return [
    ...[...new Set(twice)].map((column) => `Two columns are called “${column}”. Give each a name of its own.`),
    ...(columns.length < 2 ? ['The first row must name the columns, of which there is only one.'] : []),
    ...(rows.length === 0 ? ['There are no rows below the names of the columns.'] : []),
  ];
}
