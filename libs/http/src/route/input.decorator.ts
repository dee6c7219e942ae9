import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { readInput } from './read-input';
import { routeOf } from './route.decorator';

/** Returns the validated `{ params, query, headers, body }` of the route. Declare the parameter as `InputOf<typeof route>`. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const handler = context.getHandler();
  const route = routeOf(handler);
  if (!route) throw new Error(`@Input() is used on ${handler.name}, which has no @Route`);
  return readInput(route, context.switchToHttp().getRequest<FastifyRequest>());
});
