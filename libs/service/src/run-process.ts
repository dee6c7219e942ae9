/** Releases the resources of a process. */
export type Stop = () => Promise<void>;

export const STOP_DEADLINE_MS = 8_000;

/** Ctrl-C reaches the service twice, because npm passes on the signal that the terminal has sent to all. A person who insists is slower. */
const SAME_SIGNAL_MS = 500;

/** The steps that end a started process. */
export interface Ending {
  /** Runs before anything is stopped, without a deadline. */
  readonly drain?: () => Promise<void>;
  readonly stop: Stop;
}

/**
 * Runs a process from start to signal. A refused start is reported in one sentence. SIGTERM and SIGINT stop the process cleanly; after the deadline
 * it exits anyway, and at once if it is signalled again. `start` may give up early when `stopping` is aborted.
 */
export async function runProcess(start: (stopping: AbortSignal) => Promise<Ending>): Promise<void> {
  const stopping = new AbortController();
  let late: NodeJS.Timeout | undefined;
  const arm = (): void => void (late = setTimeout(() => process.exit(1), STOP_DEADLINE_MS));
  const signalled = new Promise<void>((resolve) => {
    let signalledAt: number | undefined;
    const end = (): void => {
      if (signalledAt !== undefined) {
        if (performance.now() - signalledAt >= SAME_SIGNAL_MS) process.exit(1);
        return;
      }
      signalledAt = performance.now();
      // Started here, because a start can hang just like a stop.
      arm();
      resolve(stopping.abort());
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end);
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
    process.stderr.write(`${errorText(error)}\n`);
    process.exit(1);
  }
}

/** Returns the message of a named error. For any other error, which is a bug, it returns the stack. */
function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isNamed = !/^(Error|TypeError|RangeError|ReferenceError|SyntaxError|AggregateError)$/.test(error.name);
  return isNamed ? error.message : (error.stack ?? error.message);
}
