import type { TermRef } from '#contracts';
import { termKey, type ClaimFact } from '#domain';
import { claimOfRow, type ClaimRow } from '../claims/claim-row';
import { bytesOfText } from './text-bytes';
import type { KnownTerm } from './known-terms';
import { NO_NUMBER } from './row-text';

/** The columns of a row: the received numbers, and the positions of its texts in the received text. */
export const Column = {
  knownFrom: 0,
  knownTo: 1,
  root: 2,
  ordinal: 3,
  eventVersion: 4,
  /** Effects and reaches are stored by their first letter. */
  effect: 5,
  reach: 6,
  term: 7,
  startLo: 8,
  startHi: 9,
  untilLo: 10,
  untilHi: 11,
  occurredLo: 12,
  answerAt: 13,
  writtenAt: 14,
  writtenEnd: 15,
} as const;
export const COLUMNS = 16;

/** Effects by the character code of their first letter. */
const EFFECTS: Readonly<Record<number, ClaimFact['effect']>> = Object.fromEntries(
  (['set', 'override', 'end', 'replaced'] as const).map((effect) => [effect.charCodeAt(0), effect]),
);

interface Columns {
  readonly text: string;
  /** `COLUMNS` numbers per row; rows are sorted by term, start and record order. */
  readonly cells: Int32Array;
  /** By kind and scope. */
  readonly terms: readonly KnownTerm[];
  /** The first row of each term, followed by the number of rows. */
  readonly begins: Int32Array;
  /** 1 for each term whose claims govern one after the other, on exact days. */
  readonly exact: Uint8Array;
  /** 1 for each term in which no claim overrides, waits, renews itself or has a length. */
  readonly plain: Uint8Array;
}

/**
 * The claims of a partnership in columns. The claims of a version are picked from them, and only a claim that is rendered becomes an object. The
 * numbers lie outside of the heap, where they cost the garbage collector nothing.
 */
export class ClaimColumns {
  constructor(private readonly columns: Columns) {}

  get bytes(): number {
    const { text, cells, begins, exact, terms } = this.columns;
    return bytesOfText(text) + cells.byteLength + begins.byteLength + exact.byteLength * 2 + terms.length * 8;
  }

  get terms(): readonly KnownTerm[] {
    return this.columns.terms;
  }

  /** Returns the index of a term; -1: it has no claims. */
  placeOf(term: TermRef): number {
    const { terms } = this.columns;
    const key = termKey(term);
    let [low, high] = [0, terms.length - 1];
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const there = terms[middle]!.key;
      if (there === key) return middle;
      if (there < key) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  isExact(term: number): boolean {
    return this.columns.exact[term] === 1;
  }

  isPlain(term: number): boolean {
    return this.columns.plain[term] === 1;
  }

  begin(term: number): number {
    return this.columns.begins[term]!;
  }

  isKnownAt(row: number, version: number): boolean {
    const at = row * COLUMNS;
    return this.columns.cells[at + Column.knownFrom]! <= version && version < this.columns.cells[at + Column.knownTo]!;
  }

  startOf(row: number): number {
    return this.columns.cells[row * COLUMNS + Column.startLo]!;
  }

  /** Returns the first day after the claim's own end, which is exact. */
  endOf(row: number): number {
    const day = this.columns.cells[row * COLUMNS + Column.untilHi]!;
    return day === NO_NUMBER ? Infinity : day + 1;
  }

  /** Returns the last row of a term that starts on a day or earlier; the row before the term's first if there is none. */
  lastStartedBy(term: number, day: number): number {
    let [low, high] = [this.begin(term), this.begin(term + 1)];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.startOf(middle) <= day) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  isSet(row: number): boolean {
    return EFFECTS[this.columns.cells[row * COLUMNS + Column.effect]!] === 'set';
  }

  claim(row: number): ClaimFact {
    const { text, cells, terms } = this.columns;
    const cell = (column: number): number => cells[row * COLUMNS + column]!;
    const textOrNull = (from: number, to: number): string | null => (from === to ? null : text.slice(from, to));
    const { kind, scope } = terms[cell(Column.term)]!;
    return claimOfRow({
      root_version: cell(Column.root),
      ordinal: cell(Column.ordinal),
      event_version: cell(Column.eventVersion),
      effect: EFFECTS[cell(Column.effect)]!,
      kind,
      scope,
      start_lo: cell(Column.startLo),
      start_hi: cell(Column.startHi),
      occurred_lo: cell(Column.occurredLo),
      answer: textOrNull(cell(Column.answerAt), cell(Column.writtenAt) - 1),
      written: JSON.parse(text.slice(cell(Column.writtenAt), cell(Column.writtenEnd))) as ClaimRow['written'],
    });
  }
}
