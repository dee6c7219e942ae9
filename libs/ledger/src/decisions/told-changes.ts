import { linksOfChange, storedInBrief, storedTermChange, type TermChange, type Warning } from '#contracts';
import { termKey, type ChangeRoom, type ChangesInBrief } from '#domain';

/** What of a decision's term changes stands with it, and is its answer; the rest lies in rows of its own. */
export const MOST_WITH_DECISION = 100;
const BYTES_WITH_DECISION = 512 * 1024;

/** Of one row of the rest. */
const MOST_IN_ROW = 1_000;
const BYTES_IN_ROW = 128 * 1024;

/** What each term that a decision touches may take, and each of its events for every byte that it has itself. */
const ROOM_OF_TERM = 1_500;
const ROOM_OF_EVENT = 4;
/** However much room there is: a term change goes over every channel. */
const MOST_OF_CHANGE = 256 * 1024;

/** Of the term changes of one batch, in bytes: what is written in one transaction is held in memory until it is committed. */
const MOST_AT_ONCE = 32 * 1024 * 1024;

/** More would be written at once than memory is meant to hold: the batch has to be applied in parts. */
export class BatchTooHeavy extends Error {
  readonly code = 'batch-too-heavy';
  constructor() {
    super(`the batch tells more than ${MOST_AT_ONCE} bytes of term changes`);
  }
}

/** @throws BatchTooHeavy where several decisions together tell so many bytes; a single one is applied whatever it tells. */
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
 * The term changes of one decision, taken one by one in their order. What they take is bounded by what the decision itself takes and by the number of
 * its terms, whatever stood before it: a change for which there is no room names less.
 */
export class ToldChanges {
  /** Those that are stored with the decision. */
  readonly first: TermChange[] = [];
  readonly further: FurtherChanges[] = [];
  /** What of the decision does nothing. */
  warnings: readonly Warning[] = [];
  count = 0;
  bytes = 0;
  private readonly firstRows: string[] = [];
  private readonly terms = new Map<string, number>();
  private row: { firstOrdinal: number; changes: string[]; bytes: number } | null = null;

  /** The room of an event that takes so many bytes itself. */
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

  /** The same of a change that was told without regard to room: what does not fit is cut from it. */
  addWithin(room: ChangeRoom, partnershipId: string, change: TermChange): void {
    const bytes = Buffer.byteLength(JSON.stringify(change));
    const most = room.of(change);
    room.take(change, Math.min(most, bytes));
    this.add(bytes > most ? inBrief(change, partnershipId) : change);
  }

  /** Those that are stored with the decision, as JSON. */
  firstJson(): string {
    return `[${this.firstRows.join()}]`;
  }

  /** All have been added. */
  end(): void {
    if (!this.row) return;
    const { firstOrdinal, changes } = this.row;
    this.further.push({ firstOrdinal, count: changes.length, json: `[${changes.join()}]` });
    this.row = null;
  }

  /** Whether what comes is not stored with the decision any more. */
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
