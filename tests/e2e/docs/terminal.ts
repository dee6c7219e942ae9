import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { WAIT_LIMIT_MS } from '#testing';
import { fromSource } from '../support/service';

const repository = join(__dirname, '../../..');
const WRITTEN_URL = 'http://127.0.0.1:3000';

/** The terminal of a reader: `url` replaces the pages' http://127.0.0.1:3000, and their files are in `folder`. */
export interface Terminal {
  readonly url: string;
  readonly folder: string;
}

export interface Typed {
  readonly printed: string;
  readonly exitCode: number | null;
}

// `npx partnership` runs the build; here it runs the sources.
const NPX = `npx() { shift; ${[process.execPath, ...fromSource, join(repository, 'apps/cli/src/main.ts')]
  .map((word) => `'${word}'`)
  .join(' ')} "$@"; }`;

/** Types a command. `started` resolves with its first output or its end, `ended` with all of its output. */
export function type(command: string, { url, folder }: Terminal): { started: Promise<unknown>; ended: Promise<Typed> } {
  const { NODE_OPTIONS: _options, ...inherited } = process.env;
  const here = command.replaceAll(WRITTEN_URL, url);
  const child = spawn('bash', ['-c', `exec 2>&1\nset -o pipefail\n${NPX}\n${here}`], {
    cwd: folder,
    env: { ...inherited, PARTNERSHIP_URL: url, NO_COLOR: '1', LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'inherit'],
    // A process group of its own, so that the test can end all processes that the command started.
    detached: true,
  });
  let printed = '';
  const started = new Promise((resolve) => {
    child.stdout.once('data', resolve);
    child.once('close', resolve);
  });
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const killed = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), WAIT_LIMIT_MS);
  const ended = new Promise<Typed>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => {
      clearTimeout(killed);
      resolve({ printed: printed.replaceAll(url, WRITTEN_URL), exitCode });
    });
  });
  return { started, ended };
}
