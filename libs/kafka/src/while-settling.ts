import { setTimeout as elapsed } from 'node:timers/promises';
import { KafkaJSError } from 'kafkajs';
import { backoffMs } from '#event-log';

const ATTEMPTS = 7;

/**
 * Asks again, for about six seconds, while the broker says that this will pass: a topic that was just created has no
 * leader for a moment, and kafkajs's admin client hands that error on instead of waiting.
 */
export async function whileSettling<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof KafkaJSError && error.retriable)) throw error;
      await elapsed(backoffMs(attempt));
    }
  }
}
