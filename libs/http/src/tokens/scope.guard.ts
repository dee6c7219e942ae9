import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem';
import { routeOf } from '../route/route.decorator';
import type { RouteDescriptor } from '../route/route-descriptor';
import type { Access } from './access';
import type { Scope } from '../route/scope';
import { scopeMissing } from './scope-missing';
import { tokenMissing, tokenRefused } from './token-refused';
import type { Caller } from './token-register';

/** A request that was let through, and how it is looked at again. */
interface Permit {
  readonly caller: Caller;
  readonly again: () => Promise<Caller>;
}

declare module 'fastify' {
  interface FastifyRequest {
    permit?: Permit | undefined;
  }
}

/** The caller of a request that has passed the guard. */
export const callerOf = (request: FastifyRequest): Caller | undefined => request.permit?.caller;

/**
 * Whether a request that has passed the guard would pass it again now: for answers that end with nothing else, as tokens expire and are withdrawn.
 * What cannot be known now is no reason to end one.
 */
export async function isStillAllowed(request: FastifyRequest): Promise<boolean> {
  try {
    await request.permit?.again();
    return true;
  } catch (error) {
    return !(error instanceof Problem && error.status < 500);
  }
}

/** The scope a route asks for: its own, or by method. */
export const scopeOf = (route: RouteDescriptor): Scope | 'public' =>
  route.scope ?? (route.method === 'GET' ? 'read' : 'record');

/** Lets a request through when its bearer token carries the scope of the route (RFC 6750). */
export class ScopeGuard implements CanActivate {
  constructor(private readonly access: Access) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const route = routeOf(context.getHandler());
    // A handler without a descriptor is nobody's promise: only operators reach it.
    const scope = route ? scopeOf(route) : 'operate';
    if (scope === 'public') return true;
    const again = () => this.allowed(request.headers.authorization, scope);
    request.permit = { caller: await again(), again };
    return true;
  }

  private async allowed(authorization: string | undefined, scope: Scope): Promise<Caller> {
    const caller = await this.identify(authorization);
    if (!caller.scopes.includes(scope)) throw scopeMissing(scope);
    return caller;
  }

  private async identify(authorization: string | undefined): Promise<Caller> {
    const { tokens, anonymous } = this.access;
    if (tokens.length === 0 && anonymous) return anonymous;
    if (authorization === undefined) {
      if (anonymous) return anonymous;
      throw tokenMissing();
    }
    const token = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(authorization)?.[1];
    for (const kind of token === undefined ? [] : tokens) {
      const caller = await kind.callerOf(token!);
      if (caller) return caller;
    }
    throw tokenRefused('The bearer token is not known.');
  }
}
