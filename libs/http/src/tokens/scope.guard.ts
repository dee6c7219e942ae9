import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem';
import { routeOf } from '../route/route.decorator';
import type { RouteDescriptor } from '../route/route-descriptor';
import type { Access } from './access';
import type { Scope } from '../route/scope';
import { scopeMissing } from './scope-missing';
import type { Caller } from './token-register';

const callers = new WeakMap<FastifyRequest, Caller>();

/** The caller of a request that has passed the guard. */
export const callerOf = (request: FastifyRequest): Caller | undefined => callers.get(request);

/** The scope a route asks for: its own, or by method. */
export const scopeOf = (route: RouteDescriptor): Scope | 'public' =>
  route.scope ?? (route.method === 'GET' ? 'read' : 'record');

/** Lets a request through when its bearer token carries the scope of the route (RFC 6750). */
export class ScopeGuard implements CanActivate {
  constructor(private readonly access: Access) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const route = routeOf(context.getHandler());
    // A handler without a descriptor is nobody's promise: only operators reach it.
    const scope = route ? scopeOf(route) : 'operate';
    if (scope === 'public') return true;
    const caller = this.identify(request.headers.authorization);
    if (!caller.scopes.includes(scope)) throw scopeMissing(scope);
    callers.set(request, caller);
    return true;
  }

  private identify(authorization: string | undefined): Caller {
    const { tokens, anonymous } = this.access;
    if (!tokens && anonymous) return anonymous;
    if (authorization === undefined) {
      if (anonymous) return anonymous;
      throw unauthenticated('This needs a bearer token.', 'Bearer realm="partnership-timeline"');
    }
    const token = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(authorization)?.[1];
    const caller = token === undefined ? undefined : tokens?.callerOf(token);
    if (!caller) {
      throw unauthenticated(
        'The bearer token is not known.',
        'Bearer realm="partnership-timeline", error="invalid_token"',
      );
    }
    return caller;
  }
}

const unauthenticated = (detail: string, challenge: string) =>
  new Problem({ status: 401, code: 'unauthenticated', detail, headers: { 'www-authenticate': challenge } });
