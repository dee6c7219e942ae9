import type { TermRef } from '#contracts';
import { definitely, type AnswerId, type AnswerRegister } from './answer-register';
import { Heap } from './heap';
import type { AnswerSpan } from './answer-spans';

/** The claims with one answer that may govern on the current day. */
interface Carriers {
  readonly answer: string;
  readonly rank: number;
  count: number;
  open: number;
  /** The places of claims with open conditions, the first on top. Some may no longer govern. */
  readonly waiting: Heap;
  current: AnswerId | null;
  /** Answer ids by open conditions. */
  readonly ids: Map<string | null, AnswerId>;
}

/** The spans of a timeline, and its term if it is a replaced one. */
export interface TrackedSpans {
  readonly spans: readonly AnswerSpan[];
  readonly term: TermRef | null;
}

/** Tracks the answers of one timeline from day to day, and reports each answer that appears or disappears. */
export class AnswerTracker {
  readonly spans: readonly AnswerSpan[];
  private readonly term: TermRef | null;
  private readonly carriersOf: (Carriers | null)[];
  private readonly present = new Set<number>();
  private nothing = false;
  /** The number of claims that may leave nothing in force. */
  private suspending = 0;
  /** The number of different answers, and the sum of their ids: for a single answer the sum is its id. */
  private different = 0;
  private sum = 0;
  private definite: AnswerId | null = null;

  constructor(
    { spans, term }: TrackedSpans,
    private readonly register: AnswerRegister,
    /** The position of each answer in record order. */
    ranks: Map<string, number>,
    private readonly toggle: (id: AnswerId) => void,
  ) {
    this.spans = spans;
    this.term = term;
    const byAnswer = new Map<string, Carriers>();
    this.carriersOf = this.spans.map(({ answer }) => {
      if (answer === null) return null;
      let carriers = byAnswer.get(answer);
      if (!carriers) {
        const rank = ranks.get(answer) ?? ranks.size;
        ranks.set(answer, rank);
        byAnswer.set(
          answer,
          (carriers = { answer, rank, count: 0, open: 0, waiting: new Heap(), current: null, ids: new Map() }),
        );
      }
      return carriers;
    });
  }

  /** Marks that a claim begins or ceases to be one that may govern. */
  turn(place: number): void {
    const carriers = this.carriersOf[place];
    const isOpen = this.spans[place]!.open !== null;
    const step = this.present.delete(place) ? -1 : 1;
    if (step === 1) this.present.add(place);
    if (!carriers) {
      this.suspending += step;
      return;
    }
    if (step === 1 && isOpen) carriers.waiting.push(place);
    carriers.count += step;
    if (isOpen) carriers.open += step;
    this.update(carriers);
  }

  setNothing(nothing: boolean): void {
    this.nothing = nothing;
  }

  /** Completes a day: determines whether a single answer is definite. */
  settle(): void {
    const definite = this.different === 1 && !this.nothing && this.suspending === 0 ? this.sum : null;
    if (definite === this.definite) return;
    if (this.definite !== null) this.markPossible(this.definite);
    this.definite = definite;
    if (definite === null) return;
    this.toggle(definite);
    this.toggle(definitely(definite));
  }

  private update(carriers: Carriers): void {
    const { count, current } = carriers;
    const now = count === 0 ? null : this.idOf(carriers, this.openIn(carriers));
    if (now === current) return;
    if (current !== null) this.count(current, -1);
    if (now !== null) this.count(now, 1);
    carriers.current = now;
  }

  private idOf({ ids, answer, rank }: Carriers, open: string | null): AnswerId {
    let id = ids.get(open);
    if (id === undefined) ids.set(open, (id = this.register.possibly(answer, open, this.term, rank)));
    return id;
  }

  private count(id: AnswerId, step: 1 | -1): void {
    this.different += step;
    this.sum += step * id;
    if (id === this.definite) {
      this.markPossible(id);
      this.definite = null;
    }
    this.toggle(id);
  }

  private markPossible(id: AnswerId): void {
    this.toggle(definitely(id));
    this.toggle(id);
  }

  /** Returns the open conditions of an answer if all its claims have some: those of the first claim in record order. */
  private openIn({ count, open, waiting }: Carriers): string | null {
    if (open < count) return null;
    while (!this.present.has(waiting.first)) waiting.pop();
    return this.spans[waiting.first]!.open;
  }
}
