/** Kafka did not complete an operation in time, whatever kafkajs still retries. */
export class KafkaSilent extends Error {
  readonly code = 'kafka-silent';
  readonly retriable = true;

  constructor(what: string, ms: number) {
    super(`Kafka did not answer within ${ms} ms: ${what}`);
    this.name = 'KafkaSilent';
  }
}

/** Waits for work. Rejects with `KafkaSilent` if it is not done in time, and then ignores its result. */
export async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new KafkaSilent(what, ms)), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
