import type { AnswerId } from './answer-register';

/** The set of answers on the current day, with its changes since it was last marked. */
export class AnswerSet {
  private readonly present = new Set<AnswerId>();
  /** The answers that were added or removed since the mark. */
  private readonly moved = new Set<AnswerId>();
  /** The present answers that `nextUnseen` has not returned yet. */
  private readonly unseen = new Set<AnswerId>();
  private readonly seen = new Set<AnswerId>();

  get size(): number {
    return this.present.size;
  }

  /** True if the set equals that at the mark. */
  get isUnmoved(): boolean {
    return this.moved.size === 0;
  }

  has(id: AnswerId): boolean {
    return this.present.has(id);
  }

  toggle(id: AnswerId): void {
    if (this.present.delete(id)) this.unseen.delete(id);
    else {
      this.present.add(id);
      if (!this.seen.has(id)) this.unseen.add(id);
    }
    if (!this.moved.delete(id)) this.moved.add(id);
  }

  mark(): void {
    this.moved.clear();
  }

  /** Returns the present answers that were not returned before. */
  nextUnseen(): AnswerId[] {
    const ids = [...this.unseen];
    for (const id of ids) this.seen.add(id);
    this.unseen.clear();
    return ids;
  }
}
