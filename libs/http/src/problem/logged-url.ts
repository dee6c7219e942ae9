import type { FastifyRequest } from 'fastify';

/** Of the descriptor of a route. */
interface Route {
  readonly path: string;
  readonly secretPath?: true;
}

/** The address of a request as logs may have it: the pattern of its route where the path tells a secret. */
export function loggedUrl({ url, routeOptions }: FastifyRequest): string {
  const { route } = (routeOptions.config ?? {}) as { route?: Route };
  return route?.secretPath ? route.path : url;
}
