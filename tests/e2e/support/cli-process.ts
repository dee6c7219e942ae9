/** Runs command lines one after the other, each as `main.ts` would: most of them take less time than loading the program. */
import { Console } from 'node:console';
import { PassThrough, Readable } from 'node:stream';
import { run } from '../../../apps/cli/src/cli';
import type { Ended, Job } from './cli';

let last = Promise.resolve();
process.on('message', (job: Job) => {
  last = last.then(async () => void process.send?.({ nth: job.nth, ended: await runOne(job) }));
});

const inherited = { ...process.env };

async function runOne({ args, env, input }: Job): Promise<Ended> {
  process.env = { ...inherited, ...env };
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    const value = new PassThrough().on('data', (chunk: Buffer) => (output[name] += chunk.toString()));
    Object.defineProperty(process, name, { value, configurable: true });
  }
  // Yargs prints help through it.
  globalThis.console = new Console(process.stdout, process.stderr);
  Object.defineProperty(process, 'stdin', { value: Readable.from([Buffer.from(input)]), configurable: true });
  const code = await run(args);
  // Waits until all output is read.
  await new Promise(setImmediate);
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
  return { code, ...output };
}
