import { readSheet, type Sheet } from '#client';
import { parse } from 'csv-parse/sync';
import { UsageError } from '../run/errors';

/** Reads the rows of CSV as saved by spreadsheets. @throws UsageError if the text is not CSV */
export function readRows(text: string): Sheet {
  try {
    return readSheet(text, parse);
  } catch (error) {
    throw new UsageError(`The file is no CSV: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
