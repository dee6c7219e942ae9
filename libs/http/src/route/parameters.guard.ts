import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { readInput } from './read-input';
import type { RouteDescriptor } from './route-descriptor';

/** Refuses the parameters of a request to a route that takes none: its handler has no `@Input()`, which would refuse them. */
export class ParametersGuard implements CanActivate {
  constructor(private readonly route: RouteDescriptor) {}

  canActivate(context: ExecutionContext): boolean {
    readInput(this.route, context.switchToHttp().getRequest<FastifyRequest>());
    return true;
  }
}

/** Returns whether a route takes nothing from its requests. */
export const takesNothing = ({ params, query, headers, body, streamBody }: RouteDescriptor): boolean =>
  !(params ?? query ?? headers ?? body ?? streamBody);
