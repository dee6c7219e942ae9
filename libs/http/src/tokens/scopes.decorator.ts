import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Scope } from '../route/scope';
import { callerOf } from './scope.guard';

/** What the caller may do, for a request that needs more than its route does because of what it says. */
export const Scopes = createParamDecorator(
  (_: unknown, context: ExecutionContext): readonly Scope[] =>
    callerOf(context.switchToHttp().getRequest<FastifyRequest>())?.scopes ?? [],
);
