import type { TermRef } from '#contracts';
import { definitely, type AnswerId, type AnswerRegister } from './answer-register';
import { Heap } from './heap';
import type { SpokenSpan } from './speech';

/** The claims with one answer, as far as they may govern on the day that has been come to. */
interface Carriers {
  readonly answer: string;
  readonly rank: number;
  count: number;
  open: number;
  /** Places of those in which something is open that came, the first one on top; some may have gone. */
  readonly waiting: Heap;
  told: AnswerId | null;
  /** By what is open. */
  readonly ids: Map<string | null, AnswerId>;
}

/** What a voice tells from; the term where it is told as another one's. */
export interface Speech {
  readonly spans: readonly SpokenSpan[];
  readonly term: TermRef | null;
}

/** Follows what one timeline tells from day to day, and toggles what comes and goes. */
export class Voice {
  readonly spans: readonly SpokenSpan[];
  private readonly term: TermRef | null;
  private readonly carriersOf: (Carriers | null)[];
  private readonly present = new Set<number>();
  private nothing = false;
  /** How many may be that leave nothing in force. */
  private suspending = 0;
  /** Different answers, and the sum of their numbers: of a single one it is the number. */
  private different = 0;
  private sum = 0;
  private definite: AnswerId | null = null;

  constructor(
    { spans, term }: Speech,
    private readonly register: AnswerRegister,
    /** Where an answer first comes in record order. */
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
          (carriers = { answer, rank, count: 0, open: 0, waiting: new Heap(), told: null, ids: new Map() }),
        );
      }
      return carriers;
    });
  }

  /** A claim begins or ceases to be one that may govern. */
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
    this.tell(carriers);
  }

  setNothing(nothing: boolean): void {
    this.nothing = nothing;
  }

  /** All of a day has been turned: a single answer is definite, or is so no longer. */
  settle(): void {
    const definite = this.different === 1 && !this.nothing && this.suspending === 0 ? this.sum : null;
    if (definite === this.definite) return;
    if (this.definite !== null) this.sayPossibly(this.definite);
    this.definite = definite;
    if (definite === null) return;
    this.toggle(definite);
    this.toggle(definitely(definite));
  }

  private tell(carriers: Carriers): void {
    const { count, told } = carriers;
    const now = count === 0 ? null : this.idOf(carriers, this.openIn(carriers));
    if (now === told) return;
    if (told !== null) this.count(told, -1);
    if (now !== null) this.count(now, 1);
    carriers.told = now;
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
      this.sayPossibly(id);
      this.definite = null;
    }
    this.toggle(id);
  }

  private sayPossibly(id: AnswerId): void {
    this.toggle(definitely(id));
    this.toggle(id);
  }

  /** What is told to be open where something is in all that carry an answer: the first's in record order. */
  private openIn({ count, open, waiting }: Carriers): string | null {
    if (open < count) return null;
    while (!this.present.has(waiting.first)) waiting.pop();
    return this.spans[waiting.first]!.open;
  }
}
