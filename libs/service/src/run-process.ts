/** What a started process must let go of, in the order in which it does. */
export type Stop = () => Promise<void>;

export const STOP_DEADLINE_MS = 8_000;

/** How a process that has started ends. */
export interface Ending {
  /** Before anything is stopped; takes as long as it likes. */
  readonly drain?: () => Promise<void>;
  readonly stop: Stop;
}

/**
 * Runs a process from start to signal: a refused start is told in one sentence, SIGTERM and SIGINT stop it cleanly, and what cannot be
 * stopped in time is left behind. `start` may give up early when `stopping` is aborted.
 */
export async function runProcess(start: (stopping: AbortSignal) => Promise<Ending>): Promise<void> {
  const stopping = new AbortController();
  let late: NodeJS.Timeout | undefined;
  const arm = (): void => void (late = setTimeout(() => process.exit(1), STOP_DEADLINE_MS));
  const signalled = new Promise<void>((resolve) => {
    const end = (): void => {
      // Armed here, as a start can be just as stuck as a stop.
      arm();
      resolve(stopping.abort());
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
  });
  try {
    const { drain, stop } = await start(stopping.signal);
    await signalled;
    clearTimeout(late);
    await drain?.();
    arm();
    await stop();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${told(error)}\n`);
    process.exit(1);
  }
}

/** An error that names its situation is told in its own sentence; any other is a fault of ours, and its stack is wanted. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isNamed = !/^(Error|TypeError|RangeError|ReferenceError|SyntaxError|AggregateError)$/.test(error.name);
  return isNamed ? error.message : (error.stack ?? error.message);
}
