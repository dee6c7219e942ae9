import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { unavailable } from '../problem/known-problems';
import { Problem } from '../problem/problem';
import { sendProblem } from '../problem/problem.filter';
import { carriesBody } from './content-types';
import type { RouteDescriptor } from '../route/route-descriptor';

export interface AnswerDeadlines {
  /** The time that a body may take to arrive, from the head of its request on. Streamed bodies are exempt. */
  readonly bodyMs: number;
  /** The time from the complete request to the start of the response. */
  readonly answerMs: number;
}

/** Everything that a request waits for has a shorter deadline of its own. This one ends a request that waits for several of them in sequence. */
export const ANSWER_DEADLINES: AnswerDeadlines = { bodyMs: 30_000, answerMs: 14_000 };

declare module 'fastify' {
  interface FastifyRequest {
    /** The timer that ends a request whose body or response takes too long. */
    deadline?: NodeJS.Timeout | undefined;
  }
}

/**
 * Answers for a handler that takes too long, and ends a request whose body arrives too slowly. Streams are exempt once they have begun; a streamed
 * body has a deadline for each line.
 */
export function answerInTime(server: FastifyInstance, { bodyMs, answerMs }: AnswerDeadlines): void {
  server.decorateRequest('deadline', undefined);
  server.addHook('onRequest', (request, reply, done) => {
    if (!isStreamed(request)) {
      if (carriesBody(request)) request.deadline = setTimeout(answerFor, bodyMs, reply, tooSlow);
      else request.deadline = setTimeout(answerFor, answerMs, reply, tooLate);
    }
    done();
  });
  server.addHook('preValidation', (request, reply, done) => {
    if (carriesBody(request) && !isStreamed(request)) {
      clearTimeout(request.deadline);
      request.deadline = setTimeout(answerFor, answerMs, reply, tooLate);
    }
    done();
  });
  server.addHook('onSend', (request, reply, _payload, done) => {
    clearTimeout(request.deadline);
    // The request was refused before its body had arrived. A client that keeps sending would hold the connection open for ever.
    if (reply.statusCode >= 400 && !request.raw.complete) void reply.header('connection', 'close');
    done();
  });
  server.addHook('onRequestAbort', (request, done) => {
    clearTimeout(request.deadline);
    done();
  });
  server.addHook('onResponse', (request, _reply, done) => {
    clearTimeout(request.deadline);
    done();
  });
}

function answerFor(reply: FastifyReply, late: () => Problem): void {
  if (!reply.sent && !reply.raw.headersSent) void sendProblem(reply, late());
}

const isStreamed = ({ routeOptions }: FastifyRequest): boolean =>
  (routeOptions.config as { route?: RouteDescriptor }).route?.streamBody === true;

const tooSlow = () =>
  new Problem({
    status: 408,
    code: 'request-timeout',
    detail: 'The body did not arrive in time.',
    headers: { connection: 'close' },
  });

const tooLate = () =>
  unavailable(
    'service-unavailable',
    'The answer could not be given in time. Of a command it is not known whether it was carried out.',
    2,
  );
