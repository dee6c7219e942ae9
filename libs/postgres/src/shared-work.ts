export interface SharedWorkLimits<Ask> {
  /** The maximum number of concurrent batches. */
  readonly atOnce: number;
  /** The maximum weight of a batch; a single request may exceed it. */
  readonly weight: number;
  readonly weightOf: (ask: Ask) => number;
}

interface Waiting<Ask, Answer> {
  readonly ask: Ask;
  readonly settle: PromiseWithResolvers<Answer>;
}

/** Batches requests: those that arrive in the same turn, or while other batches are under way, share one call of `work`. */
export class SharedWork<Ask, Answer> {
  private waiting: Waiting<Ask, Answer>[] = [];
  private running = 0;
  private looking = false;

  /** `work` returns one answer per request, in the same order; if it rejects, all its requests reject. */
  constructor(
    private readonly work: (asks: readonly Ask[]) => Promise<readonly Answer[]>,
    private readonly limits: SharedWorkLimits<Ask>,
  ) {}

  do(ask: Ask): Promise<Answer> {
    const settle = Promise.withResolvers<Answer>();
    this.waiting.push({ ask, settle });
    this.look();
    return settle.promise;
  }

  /** Starts batches at the end of this turn, with all its requests. */
  private look(): void {
    if (this.looking) return;
    this.looking = true;
    setImmediate(() => {
      this.looking = false;
      while (this.waiting.length > 0 && this.running < this.limits.atOnce) void this.run(this.take());
    });
  }

  private take(): Waiting<Ask, Answer>[] {
    let weight = 0;
    const end = this.waiting.findIndex(({ ask }, index) => {
      weight += this.limits.weightOf(ask);
      return index > 0 && weight > this.limits.weight;
    });
    return this.waiting.splice(0, end < 0 ? this.waiting.length : end);
  }

  private async run(taken: readonly Waiting<Ask, Answer>[]): Promise<void> {
    this.running += 1;
    try {
      const answers = await this.work(taken.map(({ ask }) => ask));
      taken.forEach(({ settle }, index) => settle.resolve(answers[index]!));
    } catch (error) {
      for (const { settle } of taken) settle.reject(error);
    } finally {
      this.running -= 1;
      this.look();
    }
  }
}
