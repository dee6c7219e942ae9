import { createServer } from 'node:net';
import { once } from 'node:events';
import { accessOf, type AccessSettings } from '../tokens/access';
import { refusalOf } from './listen';

/**
 * Throws StartRefused if the settings would make the start fail later: a bad token file, an address that is taken or is not on this machine,
 * anonymous callers beyond loopback. Call it at the beginning of a start, before anything is created.
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
