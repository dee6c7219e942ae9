/** Kafka did not do in time what it was asked for, whatever kafkajs still tries. */
export class KafkaSilent extends Error {
  readonly code = 'kafka-silent';
  readonly retriable = true;

  constructor(what: string, ms: number) {
    super(`Kafka did not answer within ${ms} ms: ${what}`);
    this.name = 'KafkaSilent';
  }
}

/** Rejects with `KafkaSilent` when the work is not done in time; what becomes of it then is nobody's concern. */
export async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new KafkaSilent(what, ms)), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
