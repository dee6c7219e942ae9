import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem';
import { routeOf } from '../route/route.decorator';
import type { RouteDescriptor } from '../route/route-descriptor';
import { fieldsOf } from '../headers/fields-of';
import type { Access } from './access';
import type { Scope } from '../route/scope';
import { scopeMissing } from './scope-missing';
import { tokenMissing, tokenRefused } from './token-refused';
import type { Caller } from './token-register';

/** The caller of an accepted request, and a function that checks the request again. */
interface Permit {
  readonly caller: Caller;
  readonly again: () => Promise<Caller>;
}

declare module 'fastify' {
  interface FastifyRequest {
    permit?: Permit | undefined;
  }
}

/** Returns the caller of a request that has passed the guard. */
export const callerOf = (request: FastifyRequest): Caller | undefined => request.permit?.caller;

/**
 * Returns whether a request that has passed the guard would pass it again now. For responses without an end of their own: tokens expire and are
 * withdrawn. If the check itself fails, the response continues.
 */
export async function isStillAllowed(request: FastifyRequest): Promise<boolean> {
  try {
    await request.permit?.again();
    return true;
  } catch (error) {
    return !(error instanceof Problem && error.status < 500);
  }
}

/** Returns the scope of a route: its own, or the default of its method. */
export const scopeOf = (route: RouteDescriptor): Scope | 'public' =>
  route.scope ?? (route.method === 'GET' ? 'read' : 'record');

/** Accepts a request when its bearer token has the scope of the route (RFC 6750). */
export class ScopeGuard implements CanActivate {
  constructor(private readonly access: Access) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const route = routeOf(context.getHandler());
    // A handler without a descriptor is not a public route: only operators may call it.
    const scope = route ? scopeOf(route) : 'operate';
    if (scope === 'public') return true;
    const again = () => this.allowed(request, scope);
    request.permit = { caller: await again(), again };
    return true;
  }

  private async allowed(request: FastifyRequest, scope: Scope): Promise<Caller> {
    const caller = await this.identify(request);
    if (!caller.scopes.includes(scope)) throw scopeMissing(scope);
    return caller;
  }

  private async identify({ headers: { authorization }, raw }: FastifyRequest): Promise<Caller> {
    const { tokens, anonymous } = this.access;
    if (tokens.length === 0 && anonymous) return anonymous;
    // A proxy may have checked another of them.
    if (fieldsOf(raw, 'authorization').length > 1)
      throw tokenRefused('The request has more than one field "Authorization".');
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
