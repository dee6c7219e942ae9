import { Controller, Inject, Res } from '@nestjs/common';
import { defineRoute } from '../route/route-descriptor';
import { Route } from '../route/route.decorator';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { Metrics } from '#observability';

const readMetrics = defineRoute({
  method: 'GET',
  path: '/metrics',
  summary: 'Metrics for Prometheus',
  tag: 'Operation',
  scope: 'operate',
  responses: { 200: { description: 'Prometheus text format', contentType: 'text/plain', schema: Type.String() } },
});

@Controller()
export class MetricsController {
  constructor(@Inject(Metrics) private readonly metrics: Metrics) {}

  @Route(readMetrics)
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    reply.header('content-type', this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }
}
