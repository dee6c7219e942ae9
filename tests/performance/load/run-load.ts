import { expectedStatus, type Job, type LoadResult } from './job';
import { runScript } from './run-script';

export class UnexpectedAnswers extends Error {
  constructor(url: string, statuses: LoadResult['statuses']) {
    super(`${url} did not answer as it should, by status: ${JSON.stringify(statuses)}`);
  }
}

/** On a machine that others use too, a ruling may come too late for its 201: up to one in a hundred is reported, more is a failure. */
const MOST_UNEXPECTED = 0.01;

/** One round of load, from a process of its own; `until` ends it early. An answer that fails is a fast answer, so none counts. */
export async function runLoad(job: Job, until?: AbortSignal): Promise<LoadResult> {
  const result = await runScript<LoadResult>('load.ts', [JSON.stringify(job)], until);
  const { times, statuses } = result;
  if (times.length === 0 || unexpectedIn(job, result) > MOST_UNEXPECTED * times.length)
    throw new UnexpectedAnswers(job.urls.join(' '), statuses);
  return result;
}

const unexpectedIn = (job: Pick<Job, 'posts'>, { statuses }: LoadResult): number =>
  Object.entries(statuses)
    .filter(([status]) => Number(status) !== expectedStatus(job))
    .reduce((sum, [, count]) => sum + count, 0);

/** What else than 201 was answered to records, as a note. */
export function notRecorded(rounds: readonly LoadResult[]): string[] {
  const count = rounds.reduce((sum, round) => sum + unexpectedIn({ posts: 'record' }, round), 0);
  return count === 0 ? [] : [`${count} answers were not 201 and do not count`];
}
