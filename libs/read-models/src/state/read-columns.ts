import { ClaimColumns, Column, COLUMNS } from './claim-columns';
import { knownTerm, type KnownTerm } from './known-terms';
import { NO_NUMBER, ROW_END, RowText } from './row-text';

const FOR_EVER = 2 ** 31 - 1;

/** The terms of the rows, in row order, by key: a term that was dropped from the table of known terms in between has two objects. */
type Places = Map<string, { readonly place: number; readonly term: KnownTerm }>;

/** Reads the claims of rows that `load-state.sql` sent. */
export function readColumns(texts: readonly (string | null)[]): ClaimColumns {
  const rows = new RowText(texts.filter(Boolean).join(ROW_END));
  const places: Places = new Map();
  const read: number[] = [];
  while (!rows.isOver) readRow(rows, read, places);
  const cells = Int32Array.from(read);
  const found = Array.from(places.values(), ({ term }) => term);
  const terms = found.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const rank = found.map((term) => terms.indexOf(term));
  for (let at = Column.term; at < cells.length; at += COLUMNS) cells[at] = rank[cells[at]!]!;
  const ordered = inOrder(cells);
  return new ClaimColumns({ text: rows.text, cells: ordered, terms, ...describe(ordered, terms.length) });
}

function readRow(rows: RowText, cells: number[], places: Places): void {
  const [knownFrom, knownTo] = [rows.number(), rows.number()];
  const [root, ordinal, eventVersion] = [rows.number(), rows.number(), rows.number()];
  const [effect, reach] = [rows.code(), rows.code()];
  const named = rows.at;
  rows.skip();
  const term = knownTerm(rows.text.slice(named, rows.skip()));
  let found = places.get(term.key);
  if (!found) places.set(term.key, (found = { place: places.size, term }));
  cells.push(
    knownFrom,
    knownTo === NO_NUMBER ? FOR_EVER : knownTo,
    root,
    ordinal,
    eventVersion,
    effect,
    reach,
    found.place,
  );
  cells.push(rows.number(), rows.number(), rows.number(), rows.number());
  cells.push(rows.number());
  const answerAt = rows.at;
  rows.skip();
  cells.push(answerAt, rows.at, rows.skip());
}

/** By term, start and record order. */
function inOrder(cells: Int32Array): Int32Array {
  const rows = Array.from({ length: cells.length / COLUMNS }, (_, row) => row * COLUMNS);
  const by = (a: number, b: number, column: number): number => cells[a + column]! - cells[b + column]!;
  rows.sort(
    (a, b) => by(a, b, Column.term) || by(a, b, Column.startLo) || by(a, b, Column.root) || by(a, b, Column.ordinal),
  );
  const ordered = new Int32Array(cells.length);
  for (const [row, from] of rows.entries()) ordered.set(cells.subarray(from, from + COLUMNS), row * COLUMNS);
  return ordered;
}

function describe(cells: Int32Array, terms: number): { begins: Int32Array; exact: Uint8Array; plain: Uint8Array } {
  const begins = new Int32Array(terms + 1);
  const exact = new Uint8Array(terms).fill(1);
  const plain = new Uint8Array(terms).fill(1);
  for (let at = 0; at < cells.length; at += COLUMNS) {
    const term = cells[at + Column.term]!;
    begins[term + 1] = at / COLUMNS + 1;
    if (cells[at + Column.reach] !== EXACT) exact[term] = 0;
    if (cells[at + Column.reach] === WHOLE) plain[term] = 0;
  }
  return { begins, exact, plain };
}

/** Reaches by their first letter, which is what `load-state.sql` sends. */
const EXACT = 'e'.charCodeAt(0);
const WHOLE = 'w'.charCodeAt(0);
