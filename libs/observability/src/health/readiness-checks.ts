import { NoAnswer, oneAtATime } from '../deadline/one-at-a-time';
import { remembered } from '../deadline/remembered';

export type CheckState = 'ok' | 'degraded' | 'failed';

/** What a check found. The detail is shown to anyone who asks: a sentence without addresses. */
export interface Finding {
  readonly state: CheckState;
  readonly detail: string;
}

/** Tells what it found; nothing means that all is well. It has failed if it rejects, or past the deadline; of the reason only `NotWell` is shown. */
export type ReadinessCheck = () => Finding | void | Promise<Finding | void>;

/** A check that has failed, for a reason that may be shown. */
export class NotWell extends Error {
  override readonly name = 'NotWell';
}

export interface CheckReport extends Finding {
  readonly check: string;
  /** When it was first found to be in this state. */
  readonly since: string;
}

export interface HealthReport {
  readonly status: 'ready' | 'not-ready';
  readonly checks: readonly CheckReport[];
  /** The partitions that stand still, where this process knows of any. */
  readonly standingStill?: readonly number[];
}

export interface ReadinessOptions {
  readonly deadlineMs?: number;
  /** For how long a report is given again, so that asking often costs little. */
  readonly rememberMs?: number;
  readonly now?: () => Date;
  /** Hears why a check does not pass, once for each change. */
  readonly onChange?: (report: CheckReport, error: unknown) => void;
}

const ENDING = 'This process was told to end and goes on answering for a while.';

const DEADLINE_MS = 2_000;
const REMEMBER_MS = 1_000;

interface Registered {
  readonly ask: () => Promise<Finding | void>;
  /** What a failure comes to: work that goes on without it is degraded. */
  readonly worst: 'degraded' | 'failed';
  last: CheckReport | null;
}

/**
 * What is looked at before this process says that it can answer. Modules inject it and register their own: what has to pass, and what is only listed
 * because the process can answer without it.
 */
export class ReadinessChecks {
  private readonly looked: () => Promise<HealthReport>;
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
    this.looked = remembered(
      rememberMs,
      oneAtATime(() => this.look(), 2 * deadlineMs),
    );
  }

  /** All checks at once, within the deadline. */
  async report(): Promise<HealthReport> {
    const report = await this.looked();
    if (this.endingSince === null) return report;
    const ending: CheckReport = { check: 'process', state: 'failed', since: this.endingSince, detail: ENDING };
    return { ...report, status: 'not-ready', checks: [...report.checks, ending] };
  }

  /** From now on nothing new is to be sent here, though all that is sent is still answered. */
  end(): void {
    this.endingSince ??= this.now().toISOString();
  }

  get isEnding(): boolean {
    return this.endingSince !== null;
  }

  /** What has to pass. A name is registered once; it is shown to callers. */
  register(name: string, check: ReadinessCheck): void {
    this.add(name, check, 'failed');
  }

  /** What is listed and makes nothing unready: the process can answer without it. */
  registerDegrading(name: string, check: ReadinessCheck): void {
    this.add(name, check, 'degraded');
  }

  /** Reports list the partitions that stand still, as this process knows them. */
  listStandingStill(partitions: () => readonly number[]): void {
    this.standingStill = partitions;
  }

  get names(): readonly string[] {
    return [...this.registered.keys()];
  }

  private add(name: string, check: ReadinessCheck, worst: Registered['worst']): void {
    if (this.registered.has(name)) throw new Error(`the readiness check ${name} is registered twice`);
    this.registered.set(name, { ask: oneAtATime(async () => check(), this.deadlineMs), worst, last: null });
  }

  private async look(): Promise<HealthReport> {
    const checks = await Promise.all([...this.registered].map(([name, one]) => this.lookAt(name, one)));
    return {
      status: checks.some(({ state }) => state === 'failed') ? 'not-ready' : 'ready',
      checks,
      ...(this.standingStill && { standingStill: this.standingStill() }),
    };
  }

  private async lookAt(check: string, one: Registered): Promise<CheckReport> {
    const { last } = one;
    const { finding, error } = await findingOf(one);
    const isChanged = last?.state !== finding.state;
    one.last = { check, ...finding, since: isChanged ? this.now().toISOString() : last.since };
    if (isChanged && (last !== null || finding.state !== 'ok')) this.options.onChange?.(one.last, error);
    return one.last;
  }
}

async function findingOf({ ask, worst }: Registered): Promise<{ finding: Finding; error?: unknown }> {
  try {
    const found = (await ask()) ?? { state: 'ok' as const, detail: 'All is well.' };
    return { finding: found.state === 'failed' ? { ...found, state: worst } : found };
  } catch (error) {
    return { finding: { state: worst, detail: publicReason(error) }, error };
  }
}

function publicReason(error: unknown): string {
  if (error instanceof NotWell) return error.message;
  if (error instanceof NoAnswer) return `There was ${error.message}.`;
  return 'It failed; the log of this service says why.';
}
