import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const onLinux = process.platform === 'linux';

/** Returns the command line of a living process with its arguments joined by one space; undefined if there is none or it may not be read. */
export function commandOf(pid: number): string | undefined {
  const command = onLinux ? readIfThere(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') : ps(pid, 'command=');
  // A zombie has an entry but no command; it holds no resources.
  return command?.trim() || undefined;
}

/** Returns a text that distinguishes a living process from every other process with the same pid. */
export function birthOf(pid: number): string | undefined {
  if (!onLinux) return ps(pid, 'lstart=');
  const ticks = startTicks(readIfThere(`/proc/${pid}/stat`) ?? '');
  return ticks && `${readIfThere('/proc/sys/kernel/random/boot_id')?.trim()}/${ticks}`;
}

/** Returns field 22 of proc_pid_stat(5), undefined for a zombie. The second field is the program's name, which may contain spaces and parentheses. */
export function startTicks(stat: string): string | undefined {
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' ? undefined : rest[18];
}

/** Returns whether a living process runs a command that contains these words, whole and in this order. */
export function runs(pid: number, words: string): boolean {
  return ` ${commandOf(pid) ?? ''} `.includes(` ${words} `);
}

function ps(pid: number, column: string): string | undefined {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
