import type { AnswerId } from './answer-register';

/** The answers that are told on the day that has been come to, with what has become of them since it was last marked. */
export class AnswerSet {
  private readonly present = new Set<AnswerId>();
  /** Those that are present now and were not when it was marked, and the other way round. */
  private readonly moved = new Set<AnswerId>();
  /** Those that are present and were never taken notice of. */
  private readonly unseen = new Set<AnswerId>();
  private readonly seen = new Set<AnswerId>();

  get size(): number {
    return this.present.size;
  }

  /** Whether it holds the same as when it was marked. */
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

  /** Those present that were not taken notice of before. */
  takeUnseen(): AnswerId[] {
    const ids = [...this.unseen];
    for (const id of ids) this.seen.add(id);
    this.unseen.clear();
    return ids;
  }
}
