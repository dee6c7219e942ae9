import { NoAnswer, oneAtATime } from '../deadline/one-at-a-time';
import { remembered } from '../deadline/remembered';
import { CheckFailed, type ReadinessCheck } from './readiness-checks';

/** Shorter than the deadline of a report, so that the report can name the server that did not answer. */
const DEADLINE_MS = 1_800;
const REMEMBER_MS = 2_000;

/** Returns a check that a server answers. Its name is shown to callers; its address and its answer are not. */
export function answers(server: string, query: () => Promise<unknown>): ReadinessCheck {
  const cachedQuery = remembered(REMEMBER_MS, oneAtATime(query, DEADLINE_MS));
  return async () => {
    try {
      await cachedQuery();
    } catch (error) {
      const how = error instanceof NoAnswer ? ` within ${DEADLINE_MS / 1_000} s` : '; the log of this service says why';
      throw new CheckFailed(`${server} does not answer${how}.`, { cause: error });
    }
    return { state: 'ok', detail: `${server} answers.` };
  };
}
