import { readFileSync } from 'node:fs';
import { OrphanWillNotEnd } from './errors';
import { runs } from './processes';
import { waitUntil } from './wait-until';

export interface OrphanTrace {
  /** Its first line is the pid. */
  pidFile: string;
  /** What the command line of that pid must contain to be ours: pids are reused, also by strangers. */
  words: string;
  stopSignal: NodeJS.Signals;
}

/** Ends a server that outlived the process that started it; leaves every other process alone. */
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
  // 0 and negative numbers name process groups to kill(2), and 1 is the system's own.
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
