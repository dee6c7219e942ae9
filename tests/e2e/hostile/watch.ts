import { readFileSync } from 'node:fs';
import { setTimeout as elapsed } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { until } from '#testing';

/** The maximum response time of any request, by DESIGN section 4. */
export const ANSWERS_WITHIN_MS = 15_000;

const RESIDENT_EVERY_MS = 50;

/** The liveness probes and the memory of a service while an action ran. */
export interface Seen {
  /** The response times of repeated liveness probes, in milliseconds. */
  readonly probes: readonly number[];
  readonly mostMegabytes: number;
}

/* The probes run in a separate thread, so that work of the test does not count as slowness of the service. */
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

/** Returns the processor time that a process has used, in seconds. */
export function processorSeconds(pid: number): number {
  // The fields after the process name, which may contain any character: state, …, utime, stime.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

/** Waits until a service is idle: it uses less than a fifth of a processor for a while. */
export async function untilIdle({ pid }: { readonly pid: number }): Promise<void> {
  await until('the service is idle', async () => {
    const before = processorSeconds(pid);
    await elapsed(500);
    return processorSeconds(pid) - before < 0.1;
  });
}
