import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { StartRefused } from '#config';

/** Starts listening and returns the address, `http://127.0.0.1:3000`. Throws StartRefused if the port is taken. */
export async function listen(
  app: NestFastifyApplication,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<string> {
  await app.init();
  try {
    return await app.getHttpAdapter().getInstance().listen({ host, port });
  } catch (error) {
    throw refusalOf(error, host, port);
  }
}

/** Returns a StartRefused that says why an address cannot be listened on. Other errors are returned unchanged. */
export function refusalOf(error: unknown, host: string, port: number): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new StartRefused(`Port ${port} on ${host} is taken: stop what uses it, or set PORT to another.`, error);
    case 'EACCES':
      return new StartRefused(`Port ${port} needs privileges: set PORT to 1024 or above.`, error);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartRefused(`HOST is ${host}, which is no address of this machine.`, error);
    default:
      return error;
  }
}
