import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';

type Hook = (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction) => void;

/** Returns a synchronous hook, which may throw. Fastify calls the next hook at once; with an `async` hook it would await a promise. */
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
