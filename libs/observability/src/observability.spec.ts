import { Inject, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp } from '#http';
import { createLogger, measureHttp, Metrics, ObservabilityModule, ReadinessChecks } from '#observability';

const state = { database: true, kafka: true };

@Module({})
class CommandModule {
  constructor(@Inject(ReadinessChecks) checks: ReadinessChecks, @Inject(Metrics) metrics: Metrics) {
    checks.register('kafka', () => {
      if (!state.kafka) throw new Error('10.0.0.7:9092 refused');
    });
    metrics.counter({ name: 'commands_total', help: 'Commands', labels: ['outcome'] }).inc({ outcome: 'effective' });
  }
}

@Module({})
class QueryModule {
  constructor(@Inject(ReadinessChecks) checks: ReadinessChecks, @Inject(Metrics) metrics: Metrics) {
    checks.register('database', async () => {
      if (!state.database) throw new Error('down');
    });
    metrics.counter({ name: 'commands_total', help: 'Commands', labels: ['outcome'] }).inc({ outcome: 'effective' });
  }
}

@Module({ imports: [ObservabilityModule.forRoot(), CommandModule, QueryModule] })
class StandaloneModule {}

const logged: string[] = [];
const out = { write: (line: string) => logged.push(line) };

let app: NestFastifyApplication;
beforeAll(async () => {
  const logger = createLogger({ name: 'test', level: 'warn', out });
  app = await createHttpApp(StandaloneModule, { host: '127.0.0.1', port: 0, allowAnonymous: false, logger });
  measureHttp(app, app.get(Metrics));
  await app.init();
});
afterAll(() => app.close());
beforeEach(() => Object.assign(state, { database: true, kafka: true }));

describe('health', () => {
  test('it_is_ready_when_the_checks_of_all_modules_pass', async () => {
    expect((await app.inject('/health/live')).json()).toEqual({ status: 'live' });
    const response = await app.inject('/health/ready');
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ status: 'ready', checks: ['kafka', 'database'] });
  });

  test('a_failing_check_is_named_and_its_reason_is_only_logged', async () => {
    state.kafka = false;
    const response = await app.inject('/health/ready');
    expect(response.statusCode).toBe(503);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.json()).toMatchObject({ code: 'not-ready', failed: ['kafka'] });
    expect(response.body).not.toContain('10.0.0.7');
    expect(logged.join('')).toContain('10.0.0.7');
    expect((await app.inject('/health/live')).statusCode).toBe(200);
  });

  test('a_check_that_does_not_answer_counts_as_failed', async () => {
    const checks = new ReadinessChecks({ deadlineMs: 5 });
    checks.register('stuck', () => new Promise(() => undefined));
    checks.register('fine', () => undefined);
    expect((await checks.failed()).map(({ name }) => name)).toEqual(['stuck']);
  });

  test('a_name_is_taken_once', () => {
    const checks = new ReadinessChecks();
    checks.register('a', () => undefined);
    expect(() => checks.register('a', () => undefined)).toThrow('twice');
  });
});

describe('metrics', () => {
  test('modules_share_a_metric_and_those_of_the_process_and_of_http_are_there', async () => {
    await app.inject('/nowhere/at/all');
    await app.inject('/health/live');
    const response = await app.inject('/metrics');
    expect(response.headers['content-type']).toContain('text/plain; version=0.0.4');
    expect(response.body).toContain('commands_total{outcome="effective"} 2');
    expect(response.body).toContain('process_cpu_seconds_total');
    expect(response.body).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/health\/live",status="200"\} \d/,
    );
    expect(response.body).not.toContain('/nowhere');
  });

  test('a_gauge_can_be_read_on_demand_and_a_name_has_one_kind', async () => {
    const metrics = new Metrics();
    let lag = 3;
    metrics.gaugeOf({ name: 'lag_events', help: 'Lag' }, () => lag);
    expect(await metrics.registry.metrics()).toContain('lag_events 3');
    lag = 4;
    expect(await metrics.registry.metrics()).toContain('lag_events 4');
    expect(() => metrics.counter({ name: 'lag_events', help: 'Lag' })).toThrow('another kind');
  });
});

describe('the log', () => {
  const lines = (forPeople: boolean) => {
    const written: string[] = [];
    const sink = { write: (line: string) => written.push(line) };
    return { logger: createLogger({ name: 'projector', level: 'info', forPeople, out: sink }), written };
  };

  test('machines_get_json_with_level_time_and_name', () => {
    const { logger, written } = lines(false);
    logger.debug('unseen');
    logger.warn({ partition: 3 }, 'paused');
    expect(written).toHaveLength(1);
    expect(JSON.parse(written[0] ?? '')).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
      name: 'projector',
      partition: 3,
      msg: 'paused',
    });
  });

  test('people_get_one_short_line_and_the_stack_of_an_error', () => {
    const { logger, written } = lines(true);
    logger.warn({ partition: 3, why: 'no broker' }, 'paused');
    logger.error({ err: new Error('broken') }, 'halted');
    expect(written[0]).toMatch(/^\d\d:\d\d:\d\d warn {2}projector: paused partition=3 why="no broker"\n$/);
    expect(written[1]).toMatch(/ error projector: halted\nError: broken\n\s+at /);
  });
});
