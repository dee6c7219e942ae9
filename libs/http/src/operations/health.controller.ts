import { Controller, Inject } from '@nestjs/common';
import { defineRoute } from '../route/route-descriptor';
import { Problem } from '../problem/problem';
import { Route } from '../route/route.decorator';
import { Type } from 'typebox';
import { ReadinessChecks, type HealthReport } from '#observability';

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
  description:
    'Answered within three seconds whatever it depends on does. Whether ready or not, `details` says of each check in words what was found. A check that is `degraded` does not ' +
    'make the process unready: it can answer without. The same details are members of the problem where it is not ready, beside `failed`, the names of those checks.',
  tag: 'Operation',
  scope: 'public',
  responses: {
    200: {
      description: 'every check passes that has to',
      schema: Type.Object({
        status: Type.Literal('ready'),
        checks: Type.Array(Type.String()),
        details: Type.Optional(
          Type.Array(
            Type.Object({
              check: Type.String(),
              state: Type.Union([Type.Literal('ok'), Type.Literal('degraded'), Type.Literal('failed')]),
              detail: Type.String({ description: 'what was found, in a sentence' }),
              since: Type.String({ format: 'date-time', description: 'when the check was first found in this state' }),
            }),
          ),
        ),
        standingStill: Type.Optional(
          Type.Array(Type.Integer(), {
            description:
              'halted partitions: answers about them include only what was projected, and they take no commands; see /v1/halts',
          }),
        ),
      }),
    },
  },
  problems: { 503: ['not-ready'] },
});

@Controller()
export class HealthController {
  constructor(@Inject(ReadinessChecks) private readonly checks: ReadinessChecks) {}

  @Route(live)
  live() {
    return { status: 'live' };
  }

  @Route(ready)
  async ready() {
    const { status, checks: details, ...more } = await this.checks.report();
    if (status === 'not-ready') throw notReady(details, more);
    return { status, checks: details.map(({ check }) => check), details, ...more };
  }
}

function notReady(details: HealthReport['checks'], more: Pick<HealthReport, 'standingStill'>): Problem {
  const failed = details.filter(({ state }) => state === 'failed');
  const reasons = failed.map(({ check, detail }) => `${check}: ${detail}`);
  return new Problem({
    status: 503,
    code: 'not-ready',
    detail: `Not ready. ${reasons.join(' ')}`,
    members: { failed: failed.map(({ check }) => check), details, ...more },
    headers: { 'retry-after': '1' },
  });
}
