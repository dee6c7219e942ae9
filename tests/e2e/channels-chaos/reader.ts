import { setTimeout as elapsed } from 'node:timers/promises';
import type { Journal } from './journal';

export const CHANNELS = ['pull', 'stream', 'webhook', 'kafka'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a reader is told when it starts, each time the same. */
export interface Assignment {
  readonly channel: Channel;
  readonly journal: string;
  /** A file that names the addresses of the notifiers that run at present. */
  readonly addresses: string;
  /** Every type of term change, by commas. */
  readonly types: string;
  readonly topic: string;
  readonly brokers: readonly string[];
  readonly subscription: { readonly id: string; readonly secret: string };
}

/** What a reader program works with. It knows nothing of the service but what docs/how-to/subscribe.md tells. */
export interface Reader {
  readonly assignment: Assignment;
  readonly journal: Journal;
  /** One of the notifiers that should be running. */
  anyNotifier(): string;
}

/** An answer that is not "come again later": the reader gives up, and the test with it. */
export class Refused extends Error {}

/** Repeats what fails because a service is away. */
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
