import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fromSource, repository } from '../harness/processes';
import type { Job, LoadResult } from './job';

export class UnexpectedStatus extends Error {
  constructor(url: string, statuses: LoadResult['statuses']) {
    super(`${url} did not answer as it should, by status: ${JSON.stringify(statuses)}`);
  }
}

/** One round of load, from a process of its own. All of it has to succeed: an answer that fails is a fast answer. */
export async function runLoad(job: Job): Promise<LoadResult> {
  const result = await inOwnProcess(job);
  const expected = job.posts === 'record' ? '201' : '200';
  if (result.times.length === 0 || Object.keys(result.statuses).some((status) => status !== expected))
    throw new UnexpectedStatus(job.urls.join(' '), result.statuses);
  return result;
}

const inOwnProcess = (job: Job): Promise<LoadResult> =>
  new Promise((resolve, reject) => {
    const args = [...fromSource, join(__dirname, 'load.ts'), JSON.stringify(job)];
    execFile(process.execPath, args, { maxBuffer: 1 << 28, cwd: repository }, (error, stdout) =>
      error
        ? reject(new Error('the load generator failed', { cause: error }))
        : resolve(JSON.parse(stdout) as LoadResult),
    );
  });
