import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { breakOff } from './break-off';
import { connectionOf, DEADLINES } from './deadlines';
import { keepAsking } from './heartbeat';

const RECONNECT_MS = 500;

export interface ProgressReports {
  /** A partition has been projected up to `nextOffset`, committed; `hash` is what cursors carry of the hash of that place. */
  progressed(partition: number, nextOffset: number, hash: string | undefined): void;
  /** Listening has begun again after a lost connection: what was announced meanwhile went unheard. */
  resumed?(): void;
  trouble(error: unknown): void;
}

/** Hears the projector's commits on a connection of its own, for as long as it is open; one whose peer is gone is noticed and made again. */
export class ProgressListener {
  private client: Client | null = null;
  private readonly closing = new AbortController();

  constructor(
    private readonly connection: { readonly url: string; readonly name: string },
    private readonly reports: ProgressReports,
  ) {}

  /** Rejects when the database cannot be reached; a connection lost later is made again. */
  async start(): Promise<void> {
    const ended = await this.listen();
    void this.listenAgainAfter(ended);
  }

  close(): Promise<void> {
    this.closing.abort();
    if (this.client) breakOff(this.client);
    return Promise.resolve();
  }

  /** Resolves once it listens, with what resolves when the connection has ended. */
  private async listen(): Promise<{ end: Promise<void> }> {
    const client = new Client({
      connectionString: this.connection.url,
      application_name: this.connection.name,
      ...connectionOf(DEADLINES),
    });
    const end = new Promise<void>((resolve) => client.on('end', resolve));
    client.on('error', (error) => {
      if (!this.closing.signal.aborted) this.reports.trouble(error);
    });
    client.on('notification', ({ payload = '' }) => {
      const [partition, nextOffset, hash] = payload.split(':');
      this.reports.progressed(Number(partition), Number(nextOffset), hash);
    });
    try {
      await client.connect();
      await client.query('LISTEN partition_progress');
    } catch (error) {
      breakOff(client);
      throw error;
    }
    keepAsking(client);
    if (this.closing.signal.aborted) breakOff(client);
    this.client = client;
    return { end };
  }

  private async listenAgainAfter({ end }: { end: Promise<void> }): Promise<void> {
    const { signal } = this.closing;
    for (let ended = end; ;) {
      await ended;
      await setTimeout(RECONNECT_MS, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        ended = (await this.listen()).end;
        this.reports.resumed?.();
      } catch (error) {
        this.reports.trouble(error);
      }
    }
  }
}
