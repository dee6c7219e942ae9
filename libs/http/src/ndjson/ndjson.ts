import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

const NDJSON = 'application/x-ndjson; charset=utf-8';

/**
 * Streams items as NDJSON at the pace of the reader. An error before the first item becomes a problem; a later one aborts the response. The source
 * is ended (`return`) when the client disconnects. For handlers with `@Res()`.
 */
export async function ndjson(reply: FastifyReply, items: AsyncIterable<unknown>): Promise<void> {
  const stream = await streamOf(reply, items, (item) => `${JSON.stringify(item)}\n`);
  if (stream) void reply.header('content-type', NDJSON).send(stream);
}

/**
 * Streams NDJSON for a history that is sent in one go. The chunks are whole lines of a few kilobytes each and are compressed if the client accepts
 * it. Do not use it for lines that should arrive one by one.
 */
export async function ndjsonInBulk(reply: FastifyReply, chunks: AsyncIterable<string>): Promise<void> {
  const stream = await streamOf(reply, chunks, (chunk) => chunk);
  if (stream) reply.header('content-type', NDJSON).compress(stream);
}

/** Returns null when the first item took so long that the request has already been answered. */
async function streamOf<T>(
  reply: FastifyReply,
  items: AsyncIterable<T>,
  textOf: (item: T) => string,
): Promise<Readable | null> {
  const source = items[Symbol.asyncIterator]();
  const first = await source.next();
  if (reply.sent) {
    await source.return?.();
    return null;
  }
  return Readable.from(textsOf(source, first, textOf), { objectMode: false });
}

async function* textsOf<T>(
  source: AsyncIterator<T>,
  first: IteratorResult<T>,
  textOf: (item: T) => string,
): AsyncGenerator<string> {
  try {
    for (let item = first; !item.done; item = await source.next()) yield textOf(item.value);
  } finally {
    await source.return?.();
  }
}
