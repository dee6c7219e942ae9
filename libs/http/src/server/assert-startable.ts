import { createServer } from 'node:net';
import { once } from 'node:events';
import { accessOf, type AccessSettings } from '../tokens/access';
import { refusalOf } from './listen';

/**
 * Throws StartRefused where the settings would let the start fail later: the token file, an address that is not ours to listen on or is taken,
 * anonymous callers beyond loopback. For the beginning of a start, before anything is created.
 */
export async function assertStartable(settings: AccessSettings & { readonly port: number }): Promise<void> {
  accessOf(settings);
  const { host, port } = settings;
  const server = createServer();
  try {
    await once(server.listen({ host, port }), 'listening');
  } catch (error) {
    throw refusalOf(error, host, port);
  }
  await new Promise((resolve) => server.close(resolve));
}
