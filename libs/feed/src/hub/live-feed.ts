import { ProgressListener } from '#postgres';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { FeedHub, type FeedHubOptions } from './feed-hub';

/** The hub of a service, woken by the projector's commits for as long as the service runs. */
export class LiveFeed extends FeedHub implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly listener: ProgressListener;
  private readonly onResumed: (() => void) | undefined;

  constructor(options: FeedHubOptions & { readonly url: string; readonly onResumed?: (() => void) | undefined }) {
    super(options);
    this.onResumed = options.onResumed;
    this.listener = new ProgressListener(
      { url: options.url, name: 'notifier' },
      { progressed: () => this.wake(), resumed: () => this.resumed(), trouble: options.onTrouble },
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.listener.start();
    this.start();
  }

  private resumed(): void {
    this.onResumed?.();
    this.wake();
  }

  /** Before the server closes: streams end at once, and their readers find another instance. */
  async onModuleDestroy(): Promise<void> {
    await this.close();
    await this.listener.close();
  }
}
