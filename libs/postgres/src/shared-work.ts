export interface SharedWorkLimits<Requested> {
  /** The maximum number of concurrent batches. */
  readonly atOnce: number;
  /** The maximum weight of a batch; a single request may exceed it. */
  readonly weight: number;
  readonly weightOf: (request: Requested) => number;
}

interface Waiting<Requested, Answer> {
  readonly request: Requested;
  readonly settle: PromiseWithResolvers<Answer>;
}

/** Batches requests: those that arrive in the same turn, or while other batches are under way, share one call of `work`. */
export class SharedWork<Requested, Answer> {
  private waiting: Waiting<Requested, Answer>[] = [];
  private running = 0;
  private isScheduled = false;

  /** `work` returns one answer per request, in the same order; if it rejects, all its requests reject. */
  constructor(
    private readonly work: (requests: readonly Requested[]) => Promise<readonly Answer[]>,
    private readonly limits: SharedWorkLimits<Requested>,
  ) {}

  do(request: Requested): Promise<Answer> {
    const settle = Promise.withResolvers<Answer>();
    this.waiting.push({ request, settle });
    this.schedule();
    return settle.promise;
  }

  /** Starts batches at the end of this turn, with all its requests. */
  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      while (this.waiting.length > 0 && this.running < this.limits.atOnce) void this.run(this.take());
    });
  }

  private take(): Waiting<Requested, Answer>[] {
    let weight = 0;
    const end = this.waiting.findIndex(({ request }, index) => {
      weight += this.limits.weightOf(request);
      return index > 0 && weight > this.limits.weight;
    });
    return this.waiting.splice(0, end < 0 ? this.waiting.length : end);
  }

  private async run(taken: readonly Waiting<Requested, Answer>[]): Promise<void> {
    this.running += 1;
    try {
      const answers = await this.work(taken.map(({ request }) => request));
      taken.forEach(({ settle }, index) => settle.resolve(answers[index]!));
    } catch (error) {
      for (const { settle } of taken) settle.reject(error);
    } finally {
      this.running -= 1;
      this.schedule();
    }
  }
}
