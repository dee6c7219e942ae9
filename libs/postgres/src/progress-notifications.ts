import { ProgressListener, type ProgressReports } from './progress-listener';

/** Ends a subscription. */
export type Unsubscribe = () => Promise<void>;

/** Distributes the notifications of projectors' commits to all subscribers in this process, on one connection that is open while there are any. */
export class ProgressNotifications {
  private readonly subscribers = new Set<ProgressReports>();
  private listening: Promise<ProgressListener> | null = null;

  constructor(private readonly connection: { readonly url: string; readonly name: string }) {}

  /** Subscribes to commits. Resolves once they are received; rejects if the database cannot be reached. */
  async subscribe(reports: ProgressReports): Promise<Unsubscribe> {
    this.subscribers.add(reports);
    this.listening ??= this.listen();
    try {
      await this.listening;
    } catch (error) {
      this.subscribers.delete(reports);
      throw error;
    }
    return async () => {
      this.subscribers.delete(reports);
      if (this.subscribers.size === 0) await this.close();
    };
  }

  async close(): Promise<void> {
    const { listening } = this;
    this.subscribers.clear();
    this.listening = null;
    await (await listening?.catch(() => null))?.close();
  }

  private async listen(): Promise<ProgressListener> {
    const listener = new ProgressListener(this.connection, {
      progressed: (...place) => this.each((reports) => reports.progressed(...place)),
      resumed: () => this.each((reports) => reports.resumed?.()),
      trouble: (error) => this.each((reports) => reports.trouble(error)),
    });
    try {
      await listener.start();
      return listener;
    } catch (error) {
      // The next subscriber tries again.
      this.listening = null;
      throw error;
    }
  }

  private each(deliver: (reports: ProgressReports) => void): void {
    for (const reports of this.subscribers) deliver(reports);
  }
}
