import { dayOfInstant } from '#domain';
import type { Queryable } from '#postgres';
import { oneAtATime, remembered, secondsInWords, type Finding, type Metrics } from '#observability';
import { countDueDays } from '#read-models';

const REMEMBER_MS = 2_000;
const DEADLINE_MS = 1_800;
/** Due days are polled every 30 s. */
const LATE_SECONDS = 120;

interface Waiting {
  readonly waiting: number;
  /** The time since due days were first seen waiting without interruption. */
  readonly seconds: number;
  readonly oldest: string | null;
}

/** Checks for days that have come and have no `TermFellDue` yet. */
export class DueDaysSignal {
  private readonly read: () => Promise<Waiting>;
  /** When due days were first seen waiting, in milliseconds since 1970; null if none waits. */
  private since: number | null = null;

  constructor(db: Queryable, now: () => Date) {
    const count = async (): Promise<Waiting> => {
      const at = now();
      const { waiting, oldest } = await countDueDays(db, dayOfInstant(at.toISOString()));
      this.since = waiting === 0 ? null : (this.since ?? at.getTime());
      return { waiting, oldest, seconds: this.since === null ? 0 : (at.getTime() - this.since) / 1_000 };
    };
    this.read = remembered(REMEMBER_MS, oneAtATime(count, DEADLINE_MS));
  }

  async find(): Promise<Finding> {
    const { waiting, seconds, oldest } = await this.read();
    if (waiting === 0) return { state: 'ok', detail: 'Every day that has come is recorded.' };
    const days = waiting === 1 ? '1 day that has come is' : `${waiting.toLocaleString('en')} days that have come are`;
    return {
      state: seconds > LATE_SECONDS ? 'degraded' : 'ok',
      detail: `${days} not recorded, the earliest of ${oldest}, for ${secondsInWords(seconds)}.`,
    };
  }

  measure(metrics: Metrics): void {
    metrics.gaugesOf(
      {
        name: 'due_days_waiting',
        help: 'Days that have come and have no TermFellDue yet; at most 10,000 are counted',
      },
      async () => [[{}, (await this.read()).waiting]],
    );
    metrics.gaugesOf(
      {
        name: 'due_days_waiting_seconds',
        help: 'How long this process has continuously seen such days waiting; 0 if there are none. They are normally recorded within 30 s',
      },
      async () => [[{}, (await this.read()).seconds]],
    );
  }
}
