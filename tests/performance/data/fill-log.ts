import { openKafkaLog } from '#kafka';
import type { Progress } from '../harness/progress';
import type { Place, Servers } from '../harness/servers';
import type { StoryDecision } from './story';

const AT_ONCE = 2_000;

export interface Filling {
  readonly events: number;
  readonly next: (n: number) => StoryDecision;
  readonly progress: Progress;
}

/** Appends to the log of a place, which is created as the service creates it; does not wait for rulings. */
export async function fillLog({ brokers }: Servers, place: Place, { events, next, progress }: Filling): Promise<void> {
  const log = await openKafkaLog({
    brokers,
    topic: topicOf(place),
    clientId: 'fill',
    replicationFactor: 1,
    logger: () => undefined,
  });
  const appender = log.appender();
  const waiting: Promise<unknown>[] = [];
  for (let n = 0; n < events; n += 1) {
    const { partnershipId, value } = next(n);
    waiting.push(appender.append(partnershipId, value));
    if (waiting.length < AT_ONCE) continue;
    await Promise.all(waiting.splice(0));
    progress.count(n, events);
  }
  await Promise.all(waiting);
  await log.close();
}

export const topicOf = ({ topicPrefix }: Place): string => `${topicPrefix}.decisions`;
