import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Scope } from '../route/scope';
import { callerOf } from './scope.guard';

/** The scopes of the caller, for a request whose content requires more scopes than its route. */
export const Scopes = createParamDecorator(
  (_: unknown, context: ExecutionContext): readonly Scope[] =>
    callerOf(context.switchToHttp().getRequest<FastifyRequest>())?.scopes ?? [],
);
