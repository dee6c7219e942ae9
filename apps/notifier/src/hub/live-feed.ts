import { ProgressListener } from '#ledger';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { FeedHub, type FeedHubOptions } from './feed-hub';

/** The hub of a service, woken by the projector's commits for as long as the service runs. */
export class LiveFeed extends FeedHub implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly listener: ProgressListener;

  constructor(options: FeedHubOptions & { readonly url: string }) {
    super(options);
    this.listener = new ProgressListener(
      { url: options.url, name: 'notifier' },
      { progressed: () => this.wake(), resumed: () => this.wake(), trouble: options.onTrouble },
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.listener.start();
    this.start();
  }

  /** Before the server closes: streams end at once, and their readers find another instance. */
  async onModuleDestroy(): Promise<void> {
    await this.close();
    await this.listener.close();
  }
}
