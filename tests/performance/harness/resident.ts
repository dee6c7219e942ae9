import { readFileSync } from 'node:fs';
import { residentMegabytes } from './processes';

const EACH_MS = 100;

/** The memory of a process while something runs: at its begin, at most, and at its end; MB. */
export interface Resident {
  readonly before: number;
  readonly most: number;
  readonly after: number;
}

export async function residentWhile<T>(pid: number, act: () => Promise<T>): Promise<{ result: T; resident: Resident }> {
  const before = residentMegabytes(pid);
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, residentMegabytes(pid))), EACH_MS);
  try {
    const result = await act();
    const after = residentMegabytes(pid);
    return { result, resident: { before, most: Math.max(most, after), after } };
  } finally {
    clearInterval(timer);
  }
}

/** The memory of a process and its children, with shared pages counted once, in MB. */
export function proportionalMegabytes(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? NaN);
  });
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1_024;
}

export function childrenOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return children === '' ? [] : children.split(' ').map(Number);
}
