import { setTimeout } from 'node:timers/promises';
import { DECISION_PARTITIONS } from '#event-log';
import { KafkaUnavailable, openOutgoingTopic, TopicDiffers, type KafkaLogOptions } from '#kafka';
import { ProgressListener, type Database, type Queryable } from '#ledger';
import type { Logger } from '#observability';
import { readFeed, termChangesOfDecision } from '#read-models';
import { KafkaOutlet, type OutletFeed } from '#subscriptions';

const PER_PARTITION = 200;
/** The longest that a lost notification can delay what is told. */
const LOOK_ANYWAY_MS = 1_000;

export interface OutletOptions {
  readonly database: Database;
  readonly logger: Logger;
  readonly kafka: KafkaLogOptions & { readonly topic: string };
}

/** Publishes term changes for outsiders; ends with the returned function. Rejects with `TopicDiffers` or `KafkaUnavailable`. */
export async function startKafkaOutlet({ database, logger, kafka }: OutletOptions): Promise<() => Promise<void>> {
  const topic = await openOutgoingTopic(kafka).catch((error: unknown) => {
    throw error instanceof TopicDiffers ? error : new KafkaUnavailable(kafka.brokers, error);
  });
  const bell = new EventTarget();
  const onTrouble = (error: unknown): void =>
    logger.warn({ err: error }, 'term changes are not published and are tried again');
  const listener = new ProgressListener(
    { url: database.url, name: 'kafka-outlet' },
    { progressed: () => void bell.dispatchEvent(new Event('rung')), trouble: onTrouble },
  );
  await listener.start();
  const outlet = new KafkaOutlet({
    database,
    topic,
    onTrouble,
    feed: outletFeed(database.pool),
    partitions: DECISION_PARTITIONS,
    woken: (stopping) => rungOrLate(bell, stopping),
  });
  outlet.start();
  return async () => {
    await outlet.stop();
    await listener.close();
    await topic.close();
  };
}

/** What there is to publish, as the projector wrote it. */
export const outletFeed = (db: Queryable): OutletFeed => ({
  async read(offsets) {
    const page = await readFeed(db, { offsets, perPartition: PER_PARTITION });
    if (!page) return null;
    const { logId, decisions, scannedTo } = page;
    return { logId, scannedTo, changes: decisions.flatMap((decision) => termChangesOfDecision(decision, logId)) };
  },
});

async function rungOrLate(bell: EventTarget, stopping: AbortSignal): Promise<void> {
  const done = new AbortController();
  const signal = AbortSignal.any([stopping, done.signal]);
  const rung = new Promise<void>((resolve) => bell.addEventListener('rung', () => resolve(), { signal }));
  await Promise.race([rung, setTimeout(LOOK_ANYWAY_MS, undefined, { signal }).catch(() => undefined)]);
  done.abort();
}
