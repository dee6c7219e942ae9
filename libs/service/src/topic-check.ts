import { oneAtATime, remembered, type ReadinessCheck } from '#observability';

/** Somebody has to change a topic by hand, so its settings are asked for rarely. */
const REMEMBER_MS = 30_000;
/** Shorter than the deadline of a check, so that a Kafka that does not answer is reported by the check `kafka` alone. */
const DEADLINE_MS = 1_800;

/**
 * Returns a check that the topic is still as the start required it. Each difference continues "the topic …". A service that runs goes on with a topic
 * of more partitions or a limited retention, but records may be deleted, and its next start is refused.
 */
export function topicCheck(differences: () => Promise<readonly string[]>): ReadinessCheck {
  const current = remembered(REMEMBER_MS, oneAtATime(differences, DEADLINE_MS));
  return async () => {
    const found = await current().catch(() => null);
    if (found === null) return { state: 'ok', detail: 'The settings of the topic are not known now.' };
    if (found.length === 0) return { state: 'ok', detail: 'The topic is as it must be.' };
    return {
      state: 'degraded',
      detail: `The topic ${found.join('; it ')}. The next start is refused until this is mended.`,
    };
  };
}
