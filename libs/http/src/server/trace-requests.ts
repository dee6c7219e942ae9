import type { FastifyInstance } from 'fastify';
import { isTracing, startSpan, withinSpan, type Span } from '#observability';

/** Monitoring polls these routes continuously; their traces would be of no use. */
const WATCHED = /^\/(health|metrics)(\/|$)/;

declare module 'fastify' {
  interface FastifyRequest {
    span?: Span | undefined;
  }
}

/** Creates a span for each request, as a child of the one that its `traceparent` names. Does nothing if tracing is off. */
export function traceRequests(server: FastifyInstance): void {
  if (!isTracing()) return;
  server.decorateRequest('span', undefined);
  server.addHook('onRequest', (request, reply, done) => {
    const { method, headers, routeOptions } = request;
    const route = routeOptions.url ?? 'none';
    if (WATCHED.test(route)) return done();
    const attributes = { 'http.request.method': method, 'http.route': route, 'http.request.id': request.id };
    const span = startSpan(`${method} ${route}`, { kind: 'server', attributes, parent: headers });
    request.span = span;
    // `close` is also emitted when the reader of a stream disconnects.
    reply.raw.once('close', () => {
      span.setAttribute('http.response.status_code', reply.raw.statusCode);
      if (reply.raw.statusCode >= 500) span.setStatus({ code: 2 });
      span.end();
    });
    withinSpan(span, done);
  });
  server.addHook('preValidation', ({ span }, _reply, done) => (span ? withinSpan(span, done) : done()));
}
