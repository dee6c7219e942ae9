import type { Client } from '../generated/client';
import type { ExportedCommand, ReplayedEvent } from '../generated/types.gen';
import { itemOf } from './item';
import { openStream } from './open-stream';

export interface ReplayOptions {
  /** A cursor: from behind it on. Without it: from the start. */
  readonly after?: string;
  /** Only of this partnership. */
  readonly partnership?: string;
  /** Only what was recorded before this moment. */
  readonly until?: string;
  readonly signal?: AbortSignal;
}

/** How far the answer has come: a cursor to go on from. */
export interface CursorLine {
  readonly cursor: string;
}

export type ReplayedLine = ReplayedEvent | CursorLine;
export type ExportedLine = ExportedCommand | CursorLine;

export const replayEvents = (http: Client, options?: ReplayOptions): AsyncGenerator<ReplayedLine> =>
  linesFrom<ReplayedLine>(http, '/v1/events', options);

export const exportCommands = (http: Client, options?: ReplayOptions): AsyncGenerator<ExportedLine> =>
  linesFrom<ExportedLine>(http, '/v1/export', options);

async function* linesFrom<Line>(
  http: Client,
  url: string,
  { signal, ...query }: ReplayOptions = {},
): AsyncGenerator<Line> {
  const request = { url, query, headers: { accept: 'application/x-ndjson' }, signal };
  for await (const line of openStream(http, request)) yield await itemOf<Line>(http, line);
}
