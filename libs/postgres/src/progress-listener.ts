import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { destroyConnection } from './destroy-connection';
import { connectionOf, DEADLINES } from './deadlines';
import { startHeartbeat } from './heartbeat';

const RECONNECT_MS = 500;

export interface ProgressReports {
  /** Reports that a partition is projected and committed up to `nextOffset`. `hash` is the part of that place's hash that cursors contain. */
  progressed(partition: number, nextOffset: number, hash: string | undefined): void;
  /** Reports that listening has resumed after a lost connection; notifications in between are lost. */
  resumed?(): void;
  trouble(error: unknown): void;
}

/** Listens for the projector's commits on a dedicated connection while it is open. A connection whose peer is gone is detected and replaced. */
export class ProgressListener {
  private client: Client | null = null;
  private readonly closing = new AbortController();

  constructor(
    private readonly connection: { readonly url: string; readonly name: string },
    private readonly reports: ProgressReports,
  ) {}

  /** Starts to listen. Rejects if the database cannot be reached; a connection lost later is replaced. */
  async start(): Promise<void> {
    const ended = await this.listen();
    void this.listenAgainAfter(ended);
  }

  close(): Promise<void> {
    this.closing.abort();
    if (this.client) destroyConnection(this.client);
    return Promise.resolve();
  }

  /** Resolves once it listens. `end` resolves when the connection has ended. */
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
      destroyConnection(client);
      throw error;
    }
    startHeartbeat(client);
    if (this.closing.signal.aborted) destroyConnection(client);
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
