import type { AnswerId, AnswerRegister } from './answer-register';
import { AnswerSet } from './answer-set';

/** The answers of one of two timelines on the current day, also counted without their open conditions and renewals. */
class Side {
  readonly answers = new AnswerSet();
  private readonly bare = new Map<number, number>();

  has(bare: number): boolean {
    return this.bare.has(bare);
  }

  /** Returns true if the bare answer appears or disappears. */
  count(bare: number, step: 1 | -1): boolean {
    const count = (this.bare.get(bare) ?? 0) + step;
    if (count === 0) this.bare.delete(bare);
    else this.bare.set(bare, count);
    return count === 0 || (count === 1 && step === 1);
  }
}

/** The answers of two timelines on the current day. */
export class ComparedAnswers {
  private readonly before = new Side();
  private readonly after = new Side();
  private differing = 0;
  private bareDiffering = 0;

  constructor(
    private readonly register: AnswerRegister,
    /** Up to this day, open conditions and renewals do not affect the answers. */
    private readonly today: number = -Infinity,
  ) {}

  get was(): AnswerSet {
    return this.before.answers;
  }

  get now(): AnswerSet {
    return this.after.answers;
  }

  differOn(day: number): boolean {
    return (day <= this.today ? this.bareDiffering : this.differing) > 0;
  }

  readonly toggleWas = (id: AnswerId): void => this.toggle(id, this.before, this.after);
  readonly toggleNow = (id: AnswerId): void => this.toggle(id, this.after, this.before);

  private toggle(id: AnswerId, side: Side, other: Side): void {
    side.answers.toggle(id);
    const isPresent = side.answers.has(id);
    this.differing += isPresent === other.answers.has(id) ? -1 : 1;
    const bare = this.register.bareOf(id);
    if (side.count(bare, isPresent ? 1 : -1)) this.bareDiffering += side.has(bare) === other.has(bare) ? -1 : 1;
  }
}
