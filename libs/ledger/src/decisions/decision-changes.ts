import { linksOfChange, storedInBrief, storedTermChange, type TermChange, type Warning } from '#contracts';
import { termKey, type ChangeRoom, type ChangesInBrief } from '#domain';

/** The limits of the term changes stored with a decision and in its response; the others have rows of their own. */
export const MOST_WITH_DECISION = 100;
const BYTES_WITH_DECISION = 512 * 1024;

/** The limits of one row of further term changes. */
const MOST_IN_ROW = 1_000;
const BYTES_IN_ROW = 128 * 1024;

/** The bytes available for each term that a decision touches, and for each byte of an event. */
const ROOM_OF_TERM = 1_500;
const ROOM_OF_EVENT = 4;
/** The maximum bytes of a term change, whatever room there is: it is sent over every channel. */
const MOST_OF_CHANGE = 256 * 1024;

/** The maximum bytes of term changes of one batch: what a transaction writes stays in memory until it is committed. */
const MOST_AT_ONCE = 32 * 1024 * 1024;

/** The batch would write more than memory is meant to hold. It has to be applied in parts. */
export class BatchTooHeavy extends Error {
  readonly code = 'batch-too-heavy';
  constructor() {
    super(`the term changes of the batch exceed ${MOST_AT_ONCE} bytes`);
  }
}

/** @throws BatchTooHeavy if several decisions together exceed the limit; a single decision is applied whatever its size. */
export function refuseTooHeavy(bytes: number): void {
  if (bytes > MOST_AT_ONCE) throw new BatchTooHeavy();
}

/** Term changes that are not stored with their decision, from one ordinal on. */
export interface FurtherChanges {
  readonly firstOrdinal: number;
  readonly count: number;
  readonly json: string;
}

/**
 * The term changes of one decision, added one by one in order. Their size is bounded by the size of the decision and the number of its terms,
 * whatever the terms were before. A change for which there is no room contains less.
 */
export class DecisionChanges {
  /** The term changes that are stored with the decision. */
  readonly first: TermChange[] = [];
  readonly further: FurtherChanges[] = [];
  /** The parts of the decision that do nothing. */
  warnings: readonly Warning[] = [];
  count = 0;
  bytes = 0;
  private readonly firstRows: string[] = [];
  private readonly terms = new Map<string, number>();
  private row: { firstOrdinal: number; changes: string[]; bytes: number } | null = null;

  /** Returns the room of an event of so many bytes. */
  roomOf(bytesOfEvent: number): ChangeRoom {
    let own = bytesOfEvent * ROOM_OF_EVENT;
    const left = (term: string): number => this.terms.get(term) ?? ROOM_OF_TERM;
    return {
      of: (term) => Math.min(MOST_OF_CHANGE, left(termKey(term)) + own),
      take: (term, bytes) => {
        const key = termKey(term);
        const ofTerm = Math.min(bytes, left(key));
        this.terms.set(key, left(key) - ofTerm);
        own -= bytes - ofTerm;
      },
    };
  }

  add(change: TermChange): void {
    const json = JSON.stringify(storedTermChange(change));
    if (!this.isFurther && this.fitsWithDecision(json)) {
      this.first.push(change);
      this.firstRows.push(json);
    } else this.addFurther(json);
    this.count += 1;
    this.bytes += json.length;
  }

  addInBrief({ terms, of }: ChangesInBrief): void {
    let nth = 0;
    while (nth < terms.length && !this.isFurther) this.add(of(terms[nth++]!));
    if (nth === terms.length) return;
    const jsonOf = storedInBrief(of(terms[nth]!));
    for (; nth < terms.length; nth += 1) {
      const json = jsonOf(terms[nth]!);
      this.addFurther(json);
      this.count += 1;
      this.bytes += json.length;
    }
  }

  /** Adds a change that was rendered without a size limit, and cuts what does not fit. */
  addWithin(room: ChangeRoom, partnershipId: string, change: TermChange): void {
    const bytes = Buffer.byteLength(JSON.stringify(change));
    const most = room.of(change);
    room.take(change, Math.min(most, bytes));
    this.add(bytes > most ? inBrief(change, partnershipId) : change);
  }

  /** Returns the term changes that are stored with the decision, as JSON. */
  firstJson(): string {
    return `[${this.firstRows.join()}]`;
  }

  /** Completes the last row. */
  end(): void {
    if (!this.row) return;
    const { firstOrdinal, changes } = this.row;
    this.further.push({ firstOrdinal, count: changes.length, json: `[${changes.join()}]` });
    this.row = null;
  }

  /** Whether the next change is no longer stored with the decision. */
  private get isFurther(): boolean {
    return this.count > this.first.length;
  }

  private fitsWithDecision(json: string): boolean {
    return this.first.length < MOST_WITH_DECISION && this.bytes + json.length <= BYTES_WITH_DECISION;
  }

  private addFurther(json: string): void {
    if (this.row && (this.row.changes.length >= MOST_IN_ROW || this.row.bytes + json.length > BYTES_IN_ROW)) this.end();
    this.row ??= { firstOrdinal: this.count, changes: [], bytes: 0 };
    this.row.changes.push(json);
    this.row.bytes += json.length;
  }
}

function inBrief(change: TermChange, partnershipId: string): TermChange {
  const { type, kind, scope, eventId, version, retroactive, answers, stretches } = change;
  const counts = change.counts ?? { stretches: stretches.length, answers: answers.length };
  const links = linksOfChange(partnershipId, change);
  const head = { type, kind, scope, eventId, version, retroactive };
  return { ...head, answers: [], stretches: [], truncated: true, counts, links };
}
