import { constants } from 'node:zlib';
import fastifyCompress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Below it the answer goes out sooner as it is. */
const WORTH_COMPRESSING_BYTES = 16 * 1024;

/**
 * gzip for the answers that ask for it by `reply.compress`, where the client takes it. No other answer passes through here: a small one
 * must not get slower, and a stream of single events must not be held back.
 */
export async function compressOnDemand(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyCompress, {
    global: false,
    encodings: ['gzip', 'identity'],
    customTypes: /^application\/(x-ndjson|json)(;|$)/,
    threshold: WORTH_COMPRESSING_BYTES,
    // A higher level makes JSON a tenth smaller, and the stream half as fast.
    zlibOptions: { level: constants.Z_BEST_SPEED },
  });
}
