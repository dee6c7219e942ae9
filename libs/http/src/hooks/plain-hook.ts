import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';

type Hook = (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction) => void;

/** A hook that waits for nothing, and may throw. Fastify calls the next one at once, where it would await a promise of an `async` one. */
export const plainHook =
  (work: (request: FastifyRequest, reply: FastifyReply) => void): Hook =>
  (request, reply, done) => {
    try {
      work(request, reply);
    } catch (error) {
      return done(error as Error);
    }
    done();
  };
