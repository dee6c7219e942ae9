import { randomUUID } from 'node:crypto';
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { loggedUrl } from './logged-url';
import { Problem } from './problem';
import { SECURITY_HEADERS } from '../headers/default-headers';
import { problemOfError, type ErrorTranslator } from './problem-of-error';

/** The logger that this lib needs. A pino logger fits. */
export interface HttpLogger {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** Answers every error of a route, a hook or the router as `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: HttpLogger,
    private readonly translators: readonly ErrorTranslator[] = [],
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    this.answer(error, host.switchToHttp().getResponse<FastifyReply>());
  }

  answer(error: unknown, reply: FastifyReply): void {
    if (reply.sent || reply.raw.headersSent) return this.cut(error, reply);
    const problem = problemOfError(error, this.translators) ?? this.unexpected(error, reply);
    void sendProblem(reply, problem);
  }

  /** Aborts a response that has begun. It can no longer become a problem, and the client must see that it is incomplete. */
  private cut(error: unknown, reply: FastifyReply): void {
    if (reply.raw.writableEnded) return;
    this.logger.warn({ err: error, url: loggedUrl(reply.request) }, 'an answer broke off');
    reply.raw.destroy();
  }

  private unexpected(error: unknown, reply: FastifyReply): Problem {
    const id = randomUUID();
    const { method } = reply.request;
    const url = loggedUrl(reply.request);
    if (reply.request.raw.destroyed && !reply.request.raw.complete) {
      this.logger.debug({ err: error, method, url }, 'the client went away');
    } else {
      this.logger.error({ err: error, id, method, url }, 'a request failed unexpectedly');
    }
    return new Problem({
      status: 500,
      code: 'internal',
      title: 'Internal error',
      detail: `Something went wrong on our side; it is logged under ${id}.`,
      members: { instance: `urn:uuid:${id}` },
    });
  }
}

/** Sends a problem as the response, with the request id. For hooks and handlers outside Nest. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  for (const name of ['etag', 'content-length', 'transfer-encoding', 'cache-control']) reply.removeHeader(name);
  return reply
    .status(problem.status)
    .headers({ ...SECURITY_HEADERS, ...problem.headers })
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-request-id', reply.request.id)
    .send(JSON.stringify({ ...problem.toJSON(), requestId: reply.request.id }));
}
