import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { isHelpWanted, rebuildAtWork, type Rebuild } from '#rebuild';
import { WakeableLoop, type Database } from '#postgres';
import type { Logger, Metrics } from '#observability';

const LOOK_MS = 1_000;
/** V8's helper threads would not have the low priority that the process sets for itself. */
const NO_HELPERS = '--v8-pool-size=0';

export interface SupervisorParts {
  readonly database: Database;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Additional environment variables of the rebuild process. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Runs a process for the current rebuild, independent of who requested it, and starts a new one when it dies. If another machine runs the rebuild, the process
 * of this one helps to fill partitions.
 */
export class RebuildSupervisor {
  private child: ChildProcess | null = null;
  private readonly loop: WakeableLoop;
  private readonly report: (rebuild: Rebuild | null) => void;

  constructor(private readonly parts: SupervisorParts) {
    this.report = reportsTo(parts.metrics);
    this.loop = new WakeableLoop({
      work: () => this.look(),
      onError: (error) => parts.logger.debug({ err: error }, 'rebuilds cannot be read'),
      everyMs: LOOK_MS,
    });
  }

  start(): void {
    this.loop.start();
  }

  /** Looks for a requested rebuild now. */
  wake(): void {
    this.loop.wake();
  }

  async stop(): Promise<void> {
    await this.loop.close();
    const { child } = this;
    if (!child) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    // The process may be killed at any moment, and a frozen one reacts to no other signal.
    child.kill('SIGKILL');
    await ended;
  }

  private async look(): Promise<void> {
    const { pool } = this.parts.database;
    const rebuild = await rebuildAtWork(pool);
    this.report(rebuild);
    if (!rebuild || this.child || !(await isHelpWanted(pool)) || this.loop.isClosed) return;
    // The same kind of file (source or build) as this one, with the same Node flags.
    const file = path.join(__dirname, `rebuild.process${path.extname(__filename)}`);
    const env = { ...process.env, ...this.parts.env };
    const child = fork(file, { env, execArgv: [...process.execArgv, NO_HELPERS] });
    this.child = child;
    child.once('exit', () => {
      this.child = null;
      this.wake();
    });
  }
}

function reportsTo(metrics: Metrics): (rebuild: Rebuild | null) => void {
  const running = metrics.gauge({ name: 'rebuild_running', help: '1 while a rebuild is running', labels: ['state'] });
  const records = metrics.gauge({ name: 'rebuild_records', help: 'Records that the rebuild has applied' });
  const goal = metrics.gauge({ name: 'rebuild_records_goal', help: 'Records that the rebuild has to apply' });
  const rate = metrics.gauge({
    name: 'rebuild_records_per_second',
    help: 'Records per second that the rebuild applies',
  });
  let last: string | null = null;
  return (rebuild) => {
    if (last !== null && last !== rebuild?.state) running.set({ state: last }, 0);
    last = rebuild?.state ?? null;
    if (last !== null) running.set({ state: last }, 1);
    records.set(rebuild?.progress?.records ?? 0);
    goal.set(rebuild?.progress?.ofRecords ?? 0);
    rate.set(rebuild?.progress?.recordsPerSecond ?? 0);
  };
}
