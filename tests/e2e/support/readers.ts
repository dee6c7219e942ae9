import { setTimeout as elapsed } from 'node:timers/promises';

/** What clients asked for, one question after the other, and how each was answered. */
export interface Readers {
  readonly longestMs: () => number;
  /** Statuses that tell of a fault of ours, or answers that never came. */
  readonly faults: readonly string[];
  stop(): Promise<void>;
}

const ALLOWED = [200, 304, 503];
/** Twice the bound of the design: what takes longer is told as no answer. */
const GIVE_UP_MS = 60_000;

/** Asks for each path again and again; 503 needs its `Retry-After`. */
export function startReaders(url: string, paths: readonly string[]): Readers {
  const faults: string[] = [];
  let longestMs = 0;
  let stopped = false;
  const read = async (path: string): Promise<void> => {
    while (!stopped) {
      const since = performance.now();
      const fault = await fetch(url + path, { signal: AbortSignal.timeout(GIVE_UP_MS) }).then(
        async (response) => {
          await response.text();
          const { status, headers } = response;
          if (!ALLOWED.includes(status)) return `${status}`;
          return status === 503 && !headers.has('retry-after') ? '503 without Retry-After' : null;
        },
        (error: unknown) => String(error),
      );
      longestMs = Math.max(longestMs, performance.now() - since);
      if (fault !== null) faults.push(`${path}: ${fault}`);
      await elapsed(300);
    }
  };
  const running = Promise.all(paths.map(read));
  return {
    longestMs: () => longestMs,
    faults,
    async stop() {
      stopped = true;
      await running;
    },
  };
}
