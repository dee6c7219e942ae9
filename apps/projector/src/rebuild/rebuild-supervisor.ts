import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { isHelpWanted, rebuildAtWork, type Rebuild } from '#rebuild';
import { WakeableLoop, type Database } from '#postgres';
import type { Logger, Metrics } from '#observability';

const LOOK_MS = 1_000;
/** V8's helping threads would not be of the low priority that the process gives itself. */
const NO_HELPERS = '--v8-pool-size=0';

export interface SupervisorParts {
  readonly database: Database;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** What the rebuilding process is told of its surroundings. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Sees to it that a process works on whatever rebuild was asked for, here or elsewhere, whenever one has died, and that this machine fills along
 * while another carries it out.
 */
export class RebuildSupervisor {
  private child: ChildProcess | null = null;
  private readonly loop: WakeableLoop;
  private readonly report: (rebuild: Rebuild | null) => void;

  constructor(private readonly parts: SupervisorParts) {
    this.report = reportsTo(parts.metrics);
    this.loop = new WakeableLoop({
      work: () => this.look(),
      onError: (error) => parts.logger.debug({ err: error }, 'rebuilds cannot be looked at'),
      everyMs: LOOK_MS,
    });
  }

  start(): void {
    this.loop.start();
  }

  /** A rebuild was asked for. */
  wake(): void {
    this.loop.wake();
  }

  async stop(): Promise<void> {
    await this.loop.close();
    const { child } = this;
    if (!child) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    // It may be ended at any moment, and a frozen one hears nothing else.
    child.kill('SIGKILL');
    await ended;
  }

  private async look(): Promise<void> {
    const { pool } = this.parts.database;
    const rebuild = await rebuildAtWork(pool);
    this.report(rebuild);
    if (!rebuild || this.child || !(await isHelpWanted(pool)) || this.loop.isClosed) return;
    // The same file of source or build that this one is, with the same flags of Node.
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
