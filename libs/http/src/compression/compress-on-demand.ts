import { constants } from 'node:zlib';
import fastifyCompress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Smaller responses are sent uncompressed: that is faster. */
const WORTH_COMPRESSING_BYTES = 16 * 1024;

/**
 * Registers gzip for the responses that request it with `reply.compress`, if the client accepts it. No other response is compressed: a small one
 * must not get slower, and a stream of single events must not be held back.
 */
export async function compressOnDemand(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyCompress, {
    global: false,
    encodings: ['gzip', 'identity'],
    customTypes: /^application\/(x-ndjson|json)(;|$)/,
    threshold: WORTH_COMPRESSING_BYTES,
    // A higher level makes JSON a tenth smaller and halves the speed of the stream.
    zlibOptions: { level: constants.Z_BEST_SPEED },
  });
}
