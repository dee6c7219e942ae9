/** Resolves when the part can answer and rejects when it cannot; past the deadline it counts as failed. */
export type ReadinessCheck = () => void | Promise<void>;

export interface FailedCheck {
  readonly name: string;
  readonly error: unknown;
}

export interface ReadinessOptions {
  readonly deadlineMs?: number;
  readonly standingStill?: (() => readonly number[]) | undefined;
}

const DEADLINE_MS = 2_000;

/** What must pass before this process says that it can answer. Modules inject it and register their own. */
export class ReadinessChecks {
  private readonly checks = new Map<string, ReadinessCheck>();

  private readonly deadlineMs: number;
  /** The partitions that stand still, where this process knows of any. */
  readonly standingStill: (() => readonly number[]) | undefined;

  constructor({ deadlineMs = DEADLINE_MS, standingStill }: ReadinessOptions = {}) {
    this.deadlineMs = deadlineMs;
    this.standingStill = standingStill;
  }

  /** A name is registered once; it is shown to callers. */
  register(name: string, check: ReadinessCheck): void {
    if (this.checks.has(name)) throw new Error(`the readiness check ${name} is registered twice`);
    this.checks.set(name, check);
  }

  get names(): readonly string[] {
    return [...this.checks.keys()];
  }

  /** Runs all at once and gives those that failed. */
  async failed(): Promise<readonly FailedCheck[]> {
    const outcomes = await Promise.all([...this.checks].map(([name, check]) => this.outcomeOf(name, check)));
    return outcomes.filter((outcome) => outcome !== undefined);
  }

  private async outcomeOf(name: string, check: ReadinessCheck): Promise<FailedCheck | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${this.deadlineMs} ms`)), this.deadlineMs);
    });
    try {
      await Promise.race([Promise.resolve().then(check), late]);
      return undefined;
    } catch (error) {
      return { name, error };
    } finally {
      clearTimeout(timer);
    }
  }
}
