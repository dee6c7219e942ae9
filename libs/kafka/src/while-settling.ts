import { setTimeout as elapsed } from 'node:timers/promises';
import { KafkaJSError } from 'kafkajs';
import { backoffMs } from '#event-log';

const ATTEMPTS = 7;

/**
 * Retries for about six seconds while the broker reports an error that will pass. A topic that was just created has no leader for a moment, and
 * kafkajs's admin client returns that error instead of waiting.
 */
export async function whileSettling<T>(operation: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await operation();
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof KafkaJSError && error.retriable)) throw error;
      await elapsed(backoffMs(attempt));
    }
  }
}
