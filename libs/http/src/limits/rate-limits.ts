import proxyAddr from '@fastify/proxy-addr';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem';
import type { RouteDescriptor } from '../route/route-descriptor';
import { isLoopback } from '../tokens/access';
import { callerOf } from '../tokens/scope.guard';
import { clientNetwork } from './client-network';

export interface RateLimitSettings {
  readonly host: string;
  /** Requests a minute to expensive routes. Undefined: the default, which is no limit on loopback. */
  readonly rateLimitPerActor?: number | 'off' | undefined;
  readonly rateLimitPerAddress?: number | 'off' | undefined;
  /** The proxies whose `X-Forwarded-For` is trusted. */
  readonly trustedProxies?: readonly string[] | undefined;
}

const WINDOW_MS = 60_000;
const DEFAULT_PER_ACTOR = 600;
const DEFAULT_PER_ADDRESS = 1_200;
/** The maximum number of callers that are counted. The least recently seen caller is dropped first, so that memory is bounded. */
const MOST_COUNTED = 10_000;

/** Counts a request of an authenticated caller. @throws Problem 429 when the limit is exceeded */
export type ActorLimit = (request: FastifyRequest) => Promise<void>;

/**
 * Limits the rate of expensive routes: by address before the body is read, by actor once the token is verified. The counts are per process. Returns
 * null if actors are not counted.
 */
export async function limitRates(server: FastifyInstance, settings: RateLimitSettings): Promise<ActorLimit | null> {
  const perActor = limitOf(settings, settings.rateLimitPerActor, DEFAULT_PER_ACTOR);
  const perAddress = limitOf(settings, settings.rateLimitPerAddress, DEFAULT_PER_ADDRESS);
  if (perActor === null && perAddress === null) return null;
  await server.register(rateLimit, { global: false, cache: MOST_COUNTED });
  const limiter = (max: number, keyGenerator: (request: FastifyRequest) => string) => {
    const count = server.createRateLimit({ max, timeWindow: WINDOW_MS, keyGenerator });
    return async (request: FastifyRequest): Promise<void> => {
      const counted = await count(request);
      if (!counted.isAllowed && counted.isExceeded) throw tooMany(counted.max, counted.ttlInSeconds);
    };
  };
  if (perAddress !== null) {
    const trust = proxyAddr.compile([...(settings.trustedProxies ?? [])]);
    const ofAddress = limiter(perAddress, ({ raw }) => clientNetwork(raw, trust));
    server.addHook('onRequest', async (request) => {
      if (isExpensive(request)) await ofAddress(request);
    });
  }
  if (perActor === null) return null;
  const ofActor = limiter(perActor, (request) => callerOf(request)?.actor ?? '');
  return async (request) => {
    if (isExpensive(request)) await ofActor(request);
  };
}

const limitOf = ({ host }: RateLimitSettings, given: number | 'off' | undefined, byDefault: number): number | null =>
  given === 'off' || (given === undefined && isLoopback(host)) ? null : (given ?? byDefault);

const isExpensive = ({ routeOptions }: FastifyRequest): boolean =>
  (routeOptions.config as { route?: RouteDescriptor }).route?.expensive === true;

const tooMany = (max: number, seconds: number): Problem =>
  new Problem({
    status: 429,
    code: 'too-many-requests',
    detail: `More than ${max} requests of this kind came within a minute.`,
    headers: { 'retry-after': String(Math.max(1, seconds)) },
  });
