import { readSheet, type Sheet } from '#client';
import { parse } from 'csv-parse/sync';
import { UsageError } from '../run/errors';

/** The rows of CSV as spreadsheets save it. @throws UsageError for text that is no CSV. */
export function readRows(text: string): Sheet {
  try {
    return readSheet(text, parse);
  } catch (error) {
    throw new UsageError(`The file is no CSV: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
