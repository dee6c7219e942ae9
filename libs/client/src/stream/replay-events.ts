import type { Client } from '../generated/client';
import type { ExportedCommand, ReplayedEvent } from '../generated/types.gen';
import { itemOf } from './item';
import { openStream } from './open-stream';

export interface ReplayOptions {
  /** The cursor after which to start; by default the start of the log. */
  readonly after?: string;
  /** The only partnership to read. */
  readonly partnership?: string;
  /** The time before which the events were recorded. */
  readonly until?: string;
  readonly signal?: AbortSignal;
}

/** A line with the cursor that the response has reached, from which reading can resume. */
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
