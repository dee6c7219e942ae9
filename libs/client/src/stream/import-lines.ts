import type { Client } from '../generated/client';
import type { Problem } from '../generated/types.gen';
import { itemOf } from './item';
import { openStream } from './open-stream';

/** The result of one line. `line` counts from 1 over all lines that were given. */
export type ImportResult =
  | {
      readonly line: number;
      /** `outstanding`: written, but not ruled on in time; import the line again to learn the result. */
      readonly status: 'recorded' | 'repeated' | 'outstanding';
      readonly partnershipId: string;
      readonly commandId: string;
      readonly version?: number;
      readonly eventIds?: readonly string[];
    }
  | { readonly line: number; readonly status: 'refused'; readonly problem: Problem };

export interface ImportOptions {
  /** The number of lines in one request. */
  readonly batchLines?: number;
  readonly signal?: AbortSignal;
}

const BATCH_LINES = 1_000;
/** The most characters in one request: browsers send a body only once it is complete. */
const BATCH_LENGTH = 4 * 1024 * 1024;

/** Imports lines in consecutive requests, so that their order is kept throughout. Yields one result per line that is not blank. */
export async function* importLines(
  http: Client,
  lines: Iterable<string> | AsyncIterable<string>,
  { batchLines = BATCH_LINES, signal }: ImportOptions = {},
): AsyncGenerator<ImportResult> {
  let sent = 0;
  for await (const batch of batchesOf(lines, batchLines)) {
    yield* importBatch(http, batch, { sent, signal });
    sent += batch.length;
  }
}

async function* importBatch(
  http: Client,
  batch: readonly string[],
  { sent, signal }: { sent: number; signal: AbortSignal | undefined },
): AsyncGenerator<ImportResult> {
  const request = {
    method: 'POST',
    url: '/v1/import',
    headers: { 'content-type': 'application/x-ndjson' },
    body: batch.join('\n'),
    signal,
  } as const;
  for await (const line of openStream(http, request)) {
    const result = await itemOf<ImportResult | { summary: unknown }>(http, line);
    if (!('summary' in result)) yield { ...result, line: sent + result.line };
  }
}

async function* batchesOf(
  lines: Iterable<string> | AsyncIterable<string>,
  batchLines: number,
): AsyncGenerator<string[]> {
  let batch: string[] = [];
  let length = 0;
  for await (const line of lines) {
    batch.push(line);
    length += line.length;
    if (batch.length < batchLines && length < BATCH_LENGTH) continue;
    yield batch;
    [batch, length] = [[], 0];
  }
  if (batch.some((line) => line.trim() !== '')) yield batch;
}
