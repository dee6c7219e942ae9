import type { Client } from '../generated/client';
import type { TermChangeEvent, TermChangesListData } from '../generated/types.gen';
import { ProblemError } from '../problem-error';
import { eventBlocks, type EventBlock } from './event-blocks';
import { itemOf } from './item';
import { openStream } from './open-stream';
import { pause, Watchdog } from './waiting';

export type TermChangeFilter = Omit<NonNullable<TermChangesListData['query']>, 'after' | 'limit'>;

export interface FollowOptions {
  /** The start: a cursor, `now`, or `beginning`, which is the default. */
  readonly after?: string;
  readonly filter?: TermChangeFilter;
  /** A signal that ends the iteration without an error. */
  readonly signal?: AbortSignal;
  /** Called when the connection is lost, and when it is open (again). */
  readonly onConnection?: (state: 'open' | 'lost', error?: unknown) => void;
}

export interface FollowedChange {
  readonly event: TermChangeEvent;
  /** The cursor after this change, from which reading can resume later. */
  readonly cursor: string;
}

const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
/** The service sends a heartbeat every 15 s. */
const SILENT_MS = 45_000;

/**
 * Yields term changes from a cursor on, then live, without gaps or repeats. A lost connection is reopened from the last id. Throws if the first
 * connection fails, or if the service refuses; later it retries until the signal is aborted.
 */
export async function* followTermChanges(http: Client, options: FollowOptions = {}): AsyncGenerator<FollowedChange> {
  const { after, filter = {}, signal, onConnection } = options;
  let cursor: string | undefined;
  let retryMs = RETRY_MS;
  let failures = 0;
  for (let wasOpen = false; !signal?.aborted;) {
    let trouble: unknown;
    try {
      const query = { ...filter, ...(after === undefined ? {} : { after }) };
      for await (const block of blocksFrom(http, { query, lastEventId: cursor, signal })) {
        if (failures > 0 || !wasOpen) onConnection?.('open');
        [wasOpen, failures] = [true, 0];
        cursor = block.id ?? cursor;
        retryMs = block.retryMs ?? retryMs;
        if (block.data !== null) yield { event: await itemOf<TermChangeEvent>(http, block.data), cursor: cursor ?? '' };
      }
    } catch (error) {
      if (signal?.aborted) return;
      if (!wasOpen || (error instanceof ProblemError && !error.canRetry)) throw error;
      trouble = error;
    }
    if (signal?.aborted) return;
    if (failures === 0) onConnection?.('lost', trouble);
    failures += 1;
    await pause(Math.min(retryMs * 2 ** (failures - 1), LONGEST_RETRY_MS), signal);
  }
}

async function* blocksFrom(
  http: Client,
  request: { query: Record<string, unknown>; lastEventId: string | undefined; signal: AbortSignal | undefined },
): AsyncGenerator<EventBlock> {
  const { query, lastEventId, signal } = request;
  const watchdog = new Watchdog(SILENT_MS, signal);
  try {
    const lines = openStream(http, {
      url: '/v1/term-changes/stream',
      query,
      headers: { accept: 'text/event-stream', ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
      signal: watchdog.signal,
    });
    yield* eventBlocks(watchdog.watching(lines));
  } finally {
    watchdog.end();
  }
}
