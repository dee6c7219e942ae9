import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fromSource, repository } from '../harness/processes';

/** Runs one of the scripts of this folder in a process of its own, and gives what it tells as JSON; `until` asks it to come to an end. */
export function runScript<T>(script: string, args: readonly (string | number)[], until?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [...fromSource, join(__dirname, script), ...args.map(String)],
      { maxBuffer: 1 << 28, cwd: repository },
      (error, stdout, stderr) =>
        error
          ? reject(new Error(`${script} failed: ${stderr}`, { cause: error }))
          : // The caller knows what its script tells.
            resolve(JSON.parse(stdout) as T),
    );
    until?.addEventListener('abort', () => child.kill('SIGTERM'));
  });
}
