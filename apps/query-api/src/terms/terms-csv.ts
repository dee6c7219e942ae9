import { sourceInWords, type Source } from '#contracts';
import { plainText } from '#http';
import { stringify } from 'csv-stringify/sync';

export const CSV = 'text/csv';

/** The members of the answer that the table contains. */
export interface TabledTerms {
  readonly terms: readonly {
    readonly kind: string;
    readonly scope: string;
    readonly value: unknown;
    readonly certainty: string;
    readonly between: readonly string[] | null;
    readonly segment: { readonly from: string; readonly to: string | null };
    readonly lastReaffirmed: { readonly on: string } | null;
    readonly claims: readonly TermRow[];
    readonly contested: readonly TermRow[];
    readonly inForce: string;
    readonly mayBind: readonly string[];
    readonly suspended?: string;
    readonly notCounted: readonly TermRow[];
    readonly resolvedFrom?: string;
  }[];
}

interface TermRow {
  readonly assertedBy: readonly string[];
  readonly sources: readonly Partial<Source>[];
}

const COLUMNS = [
  'kind',
  'scope',
  'certainty',
  'from',
  'to',
  'summary',
  'value',
  'between',
  'last_reaffirmed',
  'asserted_by',
  'contested_by',
  'sources',
  'in_force',
  'may_bind',
  'suspended',
  'not_counted_by',
  'resolved_from',
  'cited',
];

/**
 * Renders one row per possible value of a term (RFC 4180). The table begins with a byte order mark, without which Excel misreads UTF-8. Text that a
 * spreadsheet would execute as a formula is prefixed with an apostrophe.
 */
export const termsAsCsv = (terms: TabledTerms): string => csvOf(terms, { bom: true, header: true });

/** Returns the rows without the header. */
export const rowsAsCsv = (terms: TabledTerms): string => csvOf(terms, { bom: false, header: false });

const csvOf = ({ terms }: TabledTerms, begins: { readonly bom: boolean; readonly header: boolean }): string =>
  stringify(terms.map(rowOf), {
    ...begins,
    columns: COLUMNS,
    cast: { string: plainText },
    escape_formulas: true,
    record_delimiter: 'windows',
  });

const rowOf = (term: TabledTerms['terms'][number]) => ({
  kind: term.kind,
  scope: term.scope,
  certainty: term.certainty,
  from: term.segment.from,
  to: term.segment.to,
  summary: summaryOf(term.value),
  value: term.value === null ? '' : JSON.stringify(term.value),
  between: term.between?.join(' '),
  last_reaffirmed: term.lastReaffirmed?.on,
  asserted_by: namesOf(term.claims),
  contested_by: namesOf(term.contested),
  sources: [
    ...new Set(term.claims.flatMap(({ sources }) => sources.map(({ url, publisher }) => url ?? publisher))),
  ].join(' '),
  in_force: term.inForce,
  may_bind: term.mayBind.join(' '),
  suspended: term.suspended,
  not_counted_by: namesOf(term.notCounted),
  resolved_from: term.resolvedFrom,
  cited: [...new Set(term.claims.flatMap(({ sources }) => sources.map(sourceInWords)))].join('; '),
});

const summaryOf = (value: unknown): string => {
  const summary = typeof value === 'object' && value !== null ? (value as { summary?: unknown }).summary : undefined;
  return typeof summary === 'string' ? summary : '';
};

const namesOf = (rows: readonly TermRow[]): string =>
  [...new Set(rows.flatMap(({ assertedBy }) => assertedBy))].join(' ');
