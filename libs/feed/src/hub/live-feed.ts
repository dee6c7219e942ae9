import type { Database, Unsubscribe } from '#postgres';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { FeedHub, type FeedHubOptions } from './feed-hub';

export interface LiveFeedParts extends FeedHubOptions {
  readonly database: Pick<Database, 'progress'>;
  /** Called when notifications of commits resume after an interruption. */
  readonly onResumed?: (() => void) | undefined;
}

/** The feed hub of a running service, woken by the projector's commits. */
export class LiveFeed extends FeedHub implements OnApplicationBootstrap, OnModuleDestroy {
  private unsubscribe: Unsubscribe = () => Promise.resolve();

  constructor(private readonly parts: LiveFeedParts) {
    super(parts);
  }

  async onApplicationBootstrap(): Promise<void> {
    const { database, onTrouble } = this.parts;
    this.unsubscribe = await database.progress.subscribe({
      progressed: () => this.wake(),
      resumed: () => this.resumed(),
      trouble: onTrouble,
    });
    this.start();
  }

  private resumed(): void {
    this.parts.onResumed?.();
    this.wake();
  }

  /** Closes the hub before the server closes: streams end at once, and their readers connect to another instance. */
  async onModuleDestroy(): Promise<void> {
    await this.close();
    await this.unsubscribe();
  }
}
