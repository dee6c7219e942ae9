import { readFileSync } from 'node:fs';
import { OrphanWillNotEnd } from './errors';
import { runs } from './processes';
import { waitUntil } from './wait-until';

export interface OrphanTrace {
  /** The file with the pid in its first line. */
  pidFile: string;
  /** The words that identify our process by its command line: other programs may reuse the pid. */
  words: string;
  stopSignal: NodeJS.Signals;
}

/** Ends a server that outlived the process that started it. Other processes are left alone. */
export async function endOrphan({ pidFile, words, stopSignal }: OrphanTrace): Promise<number | undefined> {
  const pid = pidIn(pidFile);
  if (pid === undefined || !runs(pid, words)) return undefined;
  for (const signal of [stopSignal, 'SIGKILL'] as const) {
    send(pid, signal);
    if (await waitUntil(() => !runs(pid, words), 8_000)) return pid;
  }
  throw new OrphanWillNotEnd(pid);
}

export function pidIn(pidFile: string): number | undefined {
  let first: string | undefined;
  try {
    first = readFileSync(pidFile, 'utf8').split('\n')[0]?.trim();
  } catch {
    return undefined;
  }
  const pid = Number(first);
  // kill(2) reads 0 and negative numbers as process groups; 1 is the init process.
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
