import { execFile } from 'node:child_process';
import { resolve as resolvePath } from 'node:path';
import { fromSource, repository } from '../harness/processes';

/** Runs a script, found from this folder on, in a process of its own, and returns the JSON that it prints; `until` asks it to end. */
export function runScript<T>(script: string, args: readonly (string | number)[], until?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [...fromSource, resolvePath(__dirname, script), ...args.map(String)],
      { maxBuffer: 1 << 28, cwd: repository },
      (error, stdout, stderr) =>
        error
          ? reject(new Error(`${script} failed: ${stderr}`, { cause: error }))
          : // The caller knows what its script prints.
            resolve(JSON.parse(stdout) as T),
    );
    until?.addEventListener('abort', () => child.kill('SIGTERM'));
  });
}
