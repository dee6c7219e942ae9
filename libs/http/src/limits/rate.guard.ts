import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../tokens/scope.guard';
import type { ActorLimit } from './rate-limits';

/** Counts the requests of each actor. Requests without a token are counted by address alone, because all of them share one actor name. */
export class RateGuard implements CanActivate {
  constructor(private readonly limit: ActorLimit) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (callerOf(request)?.hasToken) await this.limit(request);
    return true;
  }
}
