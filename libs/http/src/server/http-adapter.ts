import type { FastifyReply } from 'fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { problemOfError } from '../problem/problem-of-error';
import { sendProblem } from '../problem/problem.filter';
import { Problem } from '../problem/problem';
import { requestIdOf } from './request-ids';
import { answerUnreadable } from './unreadable-request';

/** Bodies other than streams are held in memory. */
export const BODY_LIMIT = 1024 * 1024;

/** Longer than the idle time of common load balancers (60 s), so that they and not we end idle connections. */
const KEEP_ALIVE_MS = 75_000;

/** A connection on which nothing moves, neither way; streams send heartbeats well within it. */
const STALLED_MS = 120_000;

export const createHttpAdapter = (): FastifyAdapter =>
  new FastifyAdapter({
    logger: false,
    genReqId: requestIdOf,
    bodyLimit: BODY_LIMIT,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionTimeout: STALLED_MS,
    // An import may take as long as its lines do.
    requestTimeout: 0,
    routerOptions: { maxParamLength: 512 },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    // A request without Host is ours to refuse, with a problem.
    http: { requireHostHeader: false },
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (error: Error, _request: unknown, reply: FastifyReply) => {
      void sendProblem(reply, problemOfError(error, []) ?? new Problem({ status: 400, code: 'bad-request' }));
    },
  });
