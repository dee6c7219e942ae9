import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/**
 * Streams items as NDJSON, at the pace of the reader. An error before the first item becomes a problem; a later one
 * breaks the answer off. The source is ended (`return`) when the client goes away. For handlers with `@Res()`.
 */
export async function ndjson(reply: FastifyReply, items: AsyncIterable<unknown>): Promise<void> {
  const source = items[Symbol.asyncIterator]();
  const first = await source.next();
  const stream = Readable.from(lines(source, first), { objectMode: false });
  void reply.header('content-type', 'application/x-ndjson; charset=utf-8').send(stream);
}

async function* lines(source: AsyncIterator<unknown>, first: IteratorResult<unknown>): AsyncGenerator<string> {
  try {
    for (let item = first; !item.done; item = await source.next()) yield `${JSON.stringify(item.value)}\n`;
  } finally {
    await source.return?.();
  }
}
