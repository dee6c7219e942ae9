import { Inject, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp } from '../server/create-http-app';
import { answers, createLogger, createMetrics, Metrics, ReadinessChecks } from '#observability';
import { measureHttp } from './measure-http';
import { OperationsModule } from './operations.module';

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

const changes: string[] = [];
const readiness = new ReadinessChecks({
  rememberMs: 0,
  onChange: ({ check, state: found }, error) => changes.push(`${check} ${found} ${String(error)}`),
});

@Module({ imports: [OperationsModule.forRoot(createMetrics(), readiness), CommandModule, QueryModule] })
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
  test('the_process_is_ready_if_the_checks_of_all_modules_pass', async () => {
    expect((await app.inject('/health/live')).json()).toEqual({ status: 'live' });
    const response = await app.inject('/health/ready');
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      status: 'ready',
      checks: ['kafka', 'database'],
      details: ['kafka', 'database'].map((check) => ({
        check,
        state: 'ok',
        detail: 'All is well.',
        since: expect.any(String) as string,
      })),
    });
  });

  test('a_failing_check_is_reported_without_addresses_and_its_error_goes_to_the_log', async () => {
    state.kafka = false;
    const response = await app.inject('/health/ready');
    expect(response.statusCode).toBe(503);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.json()).toMatchObject({
      code: 'not-ready',
      failed: ['kafka'],
      detail: 'Not ready. kafka: It failed; the log of this service says why.',
      details: [
        { check: 'kafka', state: 'failed' },
        { check: 'database', state: 'ok' },
      ],
    });
    expect(response.body).not.toContain('10.0.0.7');
    await app.inject('/health/ready');
    expect(changes).toEqual(['kafka failed Error: 10.0.0.7:9092 refused']);
    state.kafka = true;
    await app.inject('/health/ready');
    expect(changes).toHaveLength(2);
    expect(changes[1]).toBe('kafka ok undefined');
    expect((await app.inject('/health/live')).statusCode).toBe(200);
  });

  test('a_hanging_check_runs_once_and_is_reported_as_failed_in_time', async () => {
    const checks = new ReadinessChecks({ deadlineMs: 5, rememberMs: 0 });
    let calls = 0;
    checks.register('stuck', () => {
      calls += 1;
      return new Promise(() => undefined);
    });
    checks.register('fine', () => undefined);
    for (const _ of [1, 2, 3])
      expect(await checks.report()).toMatchObject({
        status: 'not-ready',
        checks: [
          { check: 'stuck', state: 'failed', detail: 'There was no answer within 0.005 s.' },
          { check: 'fine', state: 'ok' },
        ],
      });
    expect(calls).toBe(1);
  });

  test('a_degraded_check_is_listed_and_the_process_stays_ready', async () => {
    const checks = new ReadinessChecks({ rememberMs: 0 });
    checks.registerDegrading('outlet', () => {
      throw new Error('10.0.0.7');
    });
    checks.registerDegrading('due-days', () => ({ state: 'failed', detail: 'Three days wait.' }));
    expect(await checks.report()).toMatchObject({
      status: 'ready',
      checks: [
        { check: 'outlet', state: 'degraded' },
        { check: 'due-days', state: 'degraded', detail: 'Three days wait.' },
      ],
    });
  });

  test('a_server_that_does_not_answer_is_named_and_results_are_cached_briefly', async () => {
    let calls = 0;
    const well = answers('PostgreSQL', async () => (calls += 1));
    expect(await well()).toEqual({ state: 'ok', detail: 'PostgreSQL answers.' });
    await well();
    expect(calls).toBe(1);
    const down = answers('Kafka', () => Promise.reject(new Error('10.0.0.7')));
    await expect(Promise.resolve(down())).rejects.toThrow('Kafka does not answer; the log of this service says why.');
  });

  test('a_check_reports_since_when_it_has_had_its_state', async () => {
    let now = new Date('2026-01-01T00:00:00.000Z');
    let ok = true;
    const checks = new ReadinessChecks({ rememberMs: 0, now: () => now });
    checks.register('one', () => ({ state: ok ? 'ok' : 'failed', detail: '' }));
    await checks.report();
    now = new Date('2026-01-01T00:01:00.000Z');
    expect((await checks.report()).checks[0]!.since).toBe('2026-01-01T00:00:00.000Z');
    ok = false;
    expect((await checks.report()).checks[0]).toMatchObject({ state: 'failed', since: '2026-01-01T00:01:00.000Z' });
  });

  test('check_names_are_unique', () => {
    const checks = new ReadinessChecks();
    checks.register('a', () => undefined);
    expect(() => checks.register('a', () => undefined)).toThrow('twice');
  });
});

describe('metrics', () => {
  test('modules_share_metrics_and_metrics_of_the_process_and_of_http_are_included', async () => {
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

  test('a_gauge_can_be_read_on_demand_and_each_name_has_one_type', async () => {
    const metrics = new Metrics();
    let lag = 3;
    metrics.gaugeOf({ name: 'lag_events', help: 'Lag' }, () => lag);
    expect(await metrics.registry.metrics()).toContain('lag_events 3');
    lag = 4;
    expect(await metrics.registry.metrics()).toContain('lag_events 4');
    expect(() => metrics.counter({ name: 'lag_events', help: 'Lag' })).toThrow('another kind');
  });
});

describe('metrics_whose_source_fails', () => {
  test('are_left_out_and_the_others_are_reported', async () => {
    const metrics = new Metrics();
    metrics.gaugesOf({ name: 'fails', help: 'x' }, () => Promise.reject(new Error('down')));
    metrics.gaugesOf({ name: 'works', help: 'x', labels: ['part'] }, () => [[{ part: 'a' }, 3]]);
    metrics.counterOf({ name: 'counted_total', help: 'x' }, () => 7);
    const text = await metrics.registry.metrics();
    expect(text).toContain('works{part="a"} 3');
    expect(text).toContain('counted_total 7');
    expect(text).not.toMatch(/^fails/m);
  });

  test('health_is_also_a_metric', async () => {
    state.kafka = false;
    const { body } = await app.inject('/metrics');
    expect(body).toContain('health_check_ok{check="kafka"} 0');
    expect(body).toContain('health_check_ok{check="database"} 1');
    expect(body).toContain('health_ready 0');
  });
});

describe('the log', () => {
  const lines = (forPeople: boolean) => {
    const written: string[] = [];
    const sink = { write: (line: string) => written.push(line) };
    return { logger: createLogger({ name: 'projector', level: 'info', forPeople, out: sink }), written };
  };

  test('machine_readable_lines_are_json_with_level_time_and_name', () => {
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

  test('human_readable_lines_are_short_and_errors_have_their_stack', () => {
    const { logger, written } = lines(true);
    logger.warn({ partition: 3, why: 'no broker' }, 'paused');
    logger.error({ err: new Error('broken') }, 'halted');
    expect(written[0]).toMatch(/^\d\d:\d\d:\d\d warn {2}projector: paused partition=3 why="no broker"\n$/);
    expect(written[1]).toMatch(/ error projector: halted\nError: broken\n\s+at /);
  });
});
