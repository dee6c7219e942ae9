import type { FastifyReply, FastifyRequest } from 'fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { problemOfError } from '../problem/problem-of-error';
import { sendProblem } from '../problem/problem.filter';
import { Problem } from '../problem/problem';
import { requestIdOf } from './request-ids';
import { answerUnreadable } from './unreadable-request';

/** The limit in bytes of bodies that are kept in memory. Streams have no limit. */
export const BODY_LIMIT = 1024 * 1024;

/** Longer than the idle timeout of common load balancers (60 s), so that they close idle connections, not this service. */
const KEEP_ALIVE_MS = 75_000;

/** The timeout of a connection without traffic in either direction. Streams send heartbeats more often. */
const STALLED_MS = 120_000;

export const createHttpAdapter = (): FastifyAdapter =>
  new FastifyAdapter({
    logger: false,
    genReqId: requestIdOf,
    bodyLimit: BODY_LIMIT,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionTimeout: STALLED_MS,
    // The time of an import depends on its number of lines.
    requestTimeout: 0,
    routerOptions: { maxParamLength: 512 },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    // This service refuses a request without Host itself, with a problem.
    http: { requireHostHeader: false },
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (error: Error, _request: FastifyRequest, reply: FastifyReply) => {
      void sendProblem(reply, problemOfError(error, []) ?? new Problem({ status: 400, code: 'bad-request' }));
    },
  });
