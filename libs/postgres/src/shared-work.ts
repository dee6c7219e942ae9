export interface SharedWorkLimits<Ask> {
  /** How many pieces of work are under way at once. */
  readonly atOnce: number;
  /** A piece takes no further ask once it is this heavy. */
  readonly weight: number;
  readonly weightOf: (ask: Ask) => number;
}

interface Waiting<Ask, Answer> {
  readonly ask: Ask;
  readonly settle: PromiseWithResolvers<Answer>;
}

/** Asks that are there in the same turn, or have come while others were under way, share one piece of work. */
export class SharedWork<Ask, Answer> {
  private waiting: Waiting<Ask, Answer>[] = [];
  private running = 0;
  private looking = false;

  /** `work` answers each ask, in their order; if it rejects, so do all of them. */
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

  /** Once those who come in the same turn are there too. */
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
