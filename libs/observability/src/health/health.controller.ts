import { Controller, Inject, Logger } from '@nestjs/common';
import { defineRoute, Problem, Route } from '#http';
import { Type } from 'typebox';
import { ReadinessChecks, type FailedCheck } from './readiness-checks';

const live = defineRoute({
  method: 'GET',
  path: '/health/live',
  summary: 'Is the process up?',
  tag: 'Operation',
  scope: 'public',
  responses: { 200: { description: 'it is', schema: Type.Object({ status: Type.Literal('live') }) } },
});

const ready = defineRoute({
  method: 'GET',
  path: '/health/ready',
  summary: 'Can the process answer?',
  tag: 'Operation',
  scope: 'public',
  responses: {
    200: {
      description: 'every check passes',
      schema: Type.Object({
        status: Type.Literal('ready'),
        checks: Type.Array(Type.String()),
        standingStill: Type.Optional(
          Type.Array(Type.Integer(), {
            description:
              'partitions that stand still: they are told as far as they were projected, and take no commands; see /v1/halts',
          }),
        ),
      }),
    },
  },
  problems: { 503: ['not-ready'] },
});

@Controller()
export class HealthController {
  private readonly logger = new Logger('health');

  constructor(@Inject(ReadinessChecks) private readonly checks: ReadinessChecks) {}

  @Route(live)
  live() {
    return { status: 'live' };
  }

  @Route(ready)
  async ready() {
    const failed = await this.checks.failed();
    if (failed.length > 0) throw this.notReady(failed);
    return { status: 'ready', checks: this.checks.names, ...this.standingStill() };
  }

  private standingStill(): { standingStill?: readonly number[] } {
    const { standingStill } = this.checks;
    return standingStill ? { standingStill: standingStill() } : {};
  }

  /** Names only: the reasons may tell addresses, and anyone may ask. They are logged. */
  private notReady(failed: readonly FailedCheck[]): Problem {
    for (const { name, error } of failed) this.logger.warn(`${name} is not ready: ${String(error)}`);
    const names = failed.map(({ name }) => name);
    return new Problem({
      status: 503,
      code: 'not-ready',
      detail: `Not ready: ${names.join(', ')}.`,
      members: { failed: names, ...this.standingStill() },
      headers: { 'retry-after': '1' },
    });
  }
}
