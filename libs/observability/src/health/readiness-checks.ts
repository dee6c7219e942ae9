import { NoAnswer, oneAtATime } from '../deadline/one-at-a-time';
import { remembered } from '../deadline/remembered';

export type CheckState = 'ok' | 'degraded' | 'failed';

/** The result of a check. Anyone can read the detail: it is a sentence without addresses. */
export interface Finding {
  readonly state: CheckState;
  readonly detail: string;
}

/**
 * Returns the finding; nothing means that all is well. The check fails if it rejects or exceeds the deadline. Only the message of a `CheckFailed` is
 * shown.
 */
export type ReadinessCheck = () => Finding | void | Promise<Finding | void>;

/** A failed check with a reason that may be shown. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed';
}

export interface CheckReport extends Finding {
  readonly check: string;
  /** When the check entered this state. */
  readonly since: string;
}

export interface HealthReport {
  readonly status: 'ready' | 'not-ready';
  readonly checks: readonly CheckReport[];
  /** The halted partitions, if this process knows of any. */
  readonly standingStill?: readonly number[];
}

export interface ReadinessOptions {
  readonly deadlineMs?: number;
  /** How long a report is cached, so that frequent requests cost little. */
  readonly rememberMs?: number;
  readonly now?: () => Date;
  /** Called with the reason once for each change of a check, unless the first finding is ok. */
  readonly onChange?: (report: CheckReport, error: unknown) => void;
}

const ENDING = 'This process is shutting down and still answers for a while.';

const DEADLINE_MS = 2_000;
const REMEMBER_MS = 1_000;

interface Registered {
  readonly run: () => Promise<Finding | void>;
  /** The state of a failure: `degraded` if the process can work without the check. */
  readonly worst: 'degraded' | 'failed';
  last: CheckReport | null;
}

/**
 * The checks that decide whether this process is ready. Modules inject it and register their own: required checks, and checks that are only listed
 * because the process can answer without them.
 */
export class ReadinessChecks {
  private readonly cachedReport: () => Promise<HealthReport>;
  private endingSince: string | null = null;
  private standingStill: (() => readonly number[]) | null = null;
  private readonly registered = new Map<string, Registered>();
  private readonly now: () => Date;
  private readonly deadlineMs: number;

  constructor(private readonly options: ReadinessOptions = {}) {
    const { now = () => new Date(), deadlineMs = DEADLINE_MS, rememberMs = REMEMBER_MS } = options;
    this.now = now;
    this.deadlineMs = deadlineMs;
    // Each check has the deadline; the report only waits for them.
    this.cachedReport = remembered(
      rememberMs,
      oneAtATime(() => this.runAll(), 2 * deadlineMs),
    );
  }

  /** Runs all checks at once, within the deadline. */
  async report(): Promise<HealthReport> {
    const report = await this.cachedReport();
    if (this.endingSince === null) return report;
    const ending: CheckReport = { check: 'process', state: 'failed', since: this.endingSince, detail: ENDING };
    return { ...report, status: 'not-ready', checks: [...report.checks, ending] };
  }

  /** Marks the process as ending: it is not ready, but still answers requests. */
  end(): void {
    this.endingSince ??= this.now().toISOString();
  }

  get isEnding(): boolean {
    return this.endingSince !== null;
  }

  /** Registers a required check. A name is registered once and is shown to callers. */
  register(name: string, check: ReadinessCheck): void {
    this.add(name, check, 'failed');
  }

  /** Registers a check that is listed but never makes the process unready. */
  registerDegrading(name: string, check: ReadinessCheck): void {
    this.add(name, check, 'degraded');
  }

  /** Adds the halted partitions that this process knows of to the reports. */
  reportHalted(partitions: () => readonly number[]): void {
    this.standingStill = partitions;
  }

  get names(): readonly string[] {
    return [...this.registered.keys()];
  }

  private add(name: string, check: ReadinessCheck, worst: Registered['worst']): void {
    if (this.registered.has(name)) throw new Error(`the readiness check ${name} is registered twice`);
    this.registered.set(name, { run: oneAtATime(async () => check(), this.deadlineMs), worst, last: null });
  }

  private async runAll(): Promise<HealthReport> {
    const checks = await Promise.all([...this.registered].map(([name, one]) => this.runOne(name, one)));
    return {
      status: checks.some(({ state }) => state === 'failed') ? 'not-ready' : 'ready',
      checks,
      ...(this.standingStill && { standingStill: this.standingStill() }),
    };
  }

  private async runOne(check: string, one: Registered): Promise<CheckReport> {
    const { last } = one;
    const { finding, error } = await findingOf(one);
    const isChanged = last?.state !== finding.state;
    one.last = { check, ...finding, since: isChanged ? this.now().toISOString() : last.since };
    if (isChanged && (last !== null || finding.state !== 'ok')) this.options.onChange?.(one.last, error);
    return one.last;
  }
}

async function findingOf({ run, worst }: Registered): Promise<{ finding: Finding; error?: unknown }> {
  try {
    const found = (await run()) ?? { state: 'ok' as const, detail: 'All is well.' };
    return { finding: found.state === 'failed' ? { ...found, state: worst } : found };
  } catch (error) {
    return { finding: { state: worst, detail: publicReason(error) }, error };
  }
}

function publicReason(error: unknown): string {
  if (error instanceof CheckFailed) return error.message;
  if (error instanceof NoAnswer) return `There was ${error.message}.`;
  return 'It failed; the log of this service says why.';
}
