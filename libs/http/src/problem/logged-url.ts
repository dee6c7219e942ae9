import type { FastifyRequest } from 'fastify';

/** The parts of a route descriptor that are used here. */
interface Route {
  readonly path: string;
  readonly secretPath?: true;
}

/** Returns the address of a request for logs. If the path contains a secret, it is the pattern of the route. */
export function loggedUrl({ url, routeOptions }: FastifyRequest): string {
  const { route } = (routeOptions.config ?? {}) as { route?: Route };
  return route?.secretPath ? route.path : url;
}
