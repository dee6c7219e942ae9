import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { callerOf } from './scope.guard';

/** The actor for the record: the actor of the token, or `anonymous`. */
export const Actor = createParamDecorator(
  (_: unknown, context: ExecutionContext): string =>
    callerOf(context.switchToHttp().getRequest<FastifyRequest>())?.actor ?? 'anonymous',
);
