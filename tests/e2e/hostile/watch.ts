import { readFileSync } from 'node:fs';
import { setTimeout as elapsed } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { until } from '#testing';

/** Whatever is asked is answered by then: DESIGN section 4. */
export const ANSWERS_WITHIN_MS = 15_000;

const RESIDENT_EVERY_MS = 50;

/** What was seen of a service while something ran: how it answered that it lives, and how much memory it took. */
export interface Seen {
  /** Milliseconds until it said that it lives, asked again and again. */
  readonly probes: readonly number[];
  readonly mostMegabytes: number;
}

/* A thread of its own: what a test reads must not be taken for the service's slowness. */
const PROBE = `
  const { parentPort, workerData } = require('node:worker_threads');
  const http = require('node:http');
  const agent = new http.Agent({ keepAlive: true });
  const times = [];
  let stopped = false;
  parentPort.once('message', () => (stopped = true));
  const probe = () => {
    const since = performance.now();
    const done = () => {
      times.push(performance.now() - since);
      if (stopped) { agent.destroy(); parentPort.postMessage(times); } else setTimeout(probe, 20);
    };
    http.get(workerData + '/health/live', { agent }, (answer) => answer.resume().once('end', done)).once('error', () => { times.push(Infinity); done(); });
  };
  probe();
`;

export async function watching<T>(
  service: { readonly url: string; readonly pid: number },
  act: () => Promise<T>,
): Promise<Seen & { readonly result: T }> {
  const worker = new Worker(PROBE, { eval: true, workerData: service.url });
  let mostMegabytes = residentMegabytes(service.pid);
  const timer = setInterval(
    () => (mostMegabytes = Math.max(mostMegabytes, residentMegabytes(service.pid))),
    RESIDENT_EVERY_MS,
  );
  try {
    const result = await act();
    worker.postMessage('stop');
    const probes = await new Promise<number[]>((resolve) => worker.once('message', resolve));
    return { result, probes, mostMegabytes };
  } finally {
    clearInterval(timer);
    await worker.terminate();
  }
}

export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? NaN) / 1_024;
}

const TICKS_A_SECOND = 100;

/** Processor time that a process has used, in seconds. */
export function processorSeconds(pid: number): number {
  // Behind the name, which may hold anything: state, …, utime, stime.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

/** A service has come to rest: it uses less than a fifth of a processor for a while. */
export async function untilIdle({ pid }: { readonly pid: number }): Promise<void> {
  await until('the service works no more', async () => {
    const before = processorSeconds(pid);
    await elapsed(500);
    return processorSeconds(pid) - before < 0.1;
  });
}
