import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Metrics } from '#observability';

/** Times every request by method, route pattern and status. Call it before `listen`. */
export function measureHttp(app: NestFastifyApplication, metrics: Metrics): void {
  const duration = metrics.histogram({
    name: 'http_request_duration_seconds',
    help: 'Time until the response was sent, by route pattern',
    labels: ['method', 'route', 'status'],
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      // An unknown address has no pattern; its text would add a label for every address.
      const route = request.routeOptions.url ?? 'none';
      duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
      done();
    });
}
