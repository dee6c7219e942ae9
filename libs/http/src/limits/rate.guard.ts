import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../tokens/scope.guard';
import type { ActorLimit } from './rate-limits';

/** Counts what actors ask for. Whoever comes without a token is counted by address alone: their name is everybody's. */
export class RateGuard implements CanActivate {
  constructor(private readonly limit: ActorLimit) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (callerOf(request)?.hasToken) await this.limit(request);
    return true;
  }
}
