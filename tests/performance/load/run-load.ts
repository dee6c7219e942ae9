import type { Job, LoadResult } from './job';
import { runScript } from './run-script';

export class UnexpectedStatus extends Error {
  constructor(url: string, statuses: LoadResult['statuses']) {
    super(`${url} did not answer as it should, by status: ${JSON.stringify(statuses)}`);
  }
}

/** One round of load, from a process of its own. All of it has to succeed: an answer that fails is a fast answer. `until` ends it early. */
export async function runLoad(job: Job, until?: AbortSignal): Promise<LoadResult> {
  const result = await runScript<LoadResult>('load.ts', [JSON.stringify(job)], until);
  const expected = job.posts === 'record' ? '201' : '200';
  if (result.times.length === 0 || Object.keys(result.statuses).some((status) => status !== expected))
    throw new UnexpectedStatus(job.urls.join(' '), result.statuses);
  return result;
}
