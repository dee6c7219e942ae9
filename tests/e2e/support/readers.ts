import { setTimeout as elapsed } from 'node:timers/promises';

/** Clients that send one query after the other, and the outcome of their queries. */
export interface Readers {
  readonly longestMs: () => number;
  /** Statuses that report a server error, and queries without a response. */
  readonly faults: readonly string[];
  stop(): Promise<void>;
}

const ALLOWED = [200, 304, 503];
/** Twice the bound of the design. A longer query counts as unanswered. */
const GIVE_UP_MS = 60_000;

/** Queries each path repeatedly. A 503 must have a `Retry-After`. */
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
