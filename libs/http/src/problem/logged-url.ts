import type { FastifyRequest } from 'fastify';
import type { RouteDescriptor } from '../route/route-descriptor';

/** The address of a request as logs may have it: the pattern of its route where the path tells a secret. */
export function loggedUrl({ url, routeOptions }: FastifyRequest): string {
  const { route } = (routeOptions.config ?? {}) as { route?: RouteDescriptor };
  return route?.secretPath ? route.path : url;
}
