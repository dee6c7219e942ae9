import type { Client } from '../generated/client';
import type { ReplayedEvent } from '../generated/types.gen';
import { openStream } from './open-stream';

export interface ReplayOptions {
  /** A cursor: from behind it on. Without it: from the start. */
  readonly after?: string;
  readonly signal?: AbortSignal;
}

/** An event, or how far the replay has come: a cursor to resume from. */
export type ReplayedLine = ReplayedEvent | { readonly cursor: string };

export async function* replayEvents(http: Client, { after, signal }: ReplayOptions = {}): AsyncGenerator<ReplayedLine> {
  const request = {
    url: '/v1/events',
    query: after === undefined ? {} : { after },
    headers: { accept: 'application/x-ndjson' },
    signal,
  };
  for await (const line of openStream(http, request)) yield JSON.parse(line) as ReplayedLine;
}
