import { setTimeout as elapsed } from 'node:timers/promises';
import type { Journal } from './journal';

export const CHANNELS = ['pull', 'stream', 'webhook', 'kafka'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The assignment of a reader, the same at each start. */
export interface Assignment {
  readonly channel: Channel;
  readonly journal: string;
  /** A file with the addresses of the notifiers that are running. */
  readonly addresses: string;
  /** Every type of term change, separated by commas. */
  readonly types: string;
  readonly topic: string;
  readonly brokers: readonly string[];
  readonly subscription: { readonly id: string; readonly secret: string };
}

/** The context of a reader program. The program uses only what docs/how-to/subscribe.md documents. */
export interface Reader {
  readonly assignment: Assignment;
  readonly journal: Journal;
  /** Returns the address of a notifier that should be running. */
  anyNotifier(): string;
}

/** A response that a retry cannot change. The reader fails, and the test with it. */
export class Refused extends Error {}

/** Repeats an action that fails because a service is unreachable. */
export async function untilDone<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Refused) throw error;
      await elapsed(50);
    }
  }
}
