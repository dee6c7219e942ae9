import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly dockerfile: string };
  readonly command?: string[];
  readonly environment?: Record<string, string>;
  readonly healthcheck?: { readonly test: string[] };
  readonly ports?: string[];
  readonly restart?: string;
  readonly stop_grace_period?: string;
  readonly volumes?: string[];
  readonly read_only?: boolean;
  readonly networks?: string[];
  readonly secrets?: string[];
}

const read = (path: string): string => readFileSync(join(__dirname, '../..', path), 'utf8');
const { services, volumes, networks } = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, ComposeService>;
  volumes: Record<string, unknown>;
  networks: Record<string, unknown>;
};
const named = (name: string): ComposeService => {
  const service = services[name];
  if (service === undefined) throw new Error(`docker-compose.yml has no service ${name}`);
  return service;
};

const OURS = ['command-api', 'projector', 'query-api', 'notifier'];

describe('docker-compose.yml', () => {
  it('runs_the_four_services_a_gateway_kafka_and_postgres', () => {
    expect(Object.keys(services).sort()).toEqual([...OURS, 'gateway', 'kafka', 'postgres'].sort());
    expect(named('kafka').image).toBe('apache/kafka:4.1.0');
    expect(named('postgres').image).toBe('postgres:18');
  });

  it.each(OURS)('starts_%s_from_the_one_dockerfile', (app) => {
    expect(named(app).build?.dockerfile).toBe('infra/docker/Dockerfile');
    expect(named(app).command).toEqual([`dist/apps/${app}/src/main.js`]);
    expect(named(app).environment).toMatchObject({
      HOST: '0.0.0.0',
      PORT: '3000',
      ALLOW_ANONYMOUS: '${ALLOW_ANONYMOUS:-true}',
    });
  });

  it.each(OURS)('lets_%s_accept_only_the_host_names_of_this_machine_and_of_the_services', (app) => {
    expect(named(app).environment).toMatchObject({ ALLOWED_HOSTS: OURS.join(',') });
  });

  it('gives_every_service_except_query_api_the_address_of_kafka', () => {
    const withKafka = OURS.filter((app) => named(app).environment?.['KAFKA_BROKERS'] === 'kafka:9092');
    expect(withKafka).toEqual(['command-api', 'projector', 'notifier']);
  });

  it.each(Object.keys(services))('checks_the_health_of_%s_restarts_it_and_gives_it_time_to_stop', (name) => {
    expect(named(name).healthcheck?.test.length).toBeGreaterThan(1);
    expect(named(name)).toMatchObject({ restart: 'unless-stopped', stop_grace_period: expect.any(String) as string });
  });

  it.each(Object.keys(services))('gives_%s_no_privileges_and_limits_its_resources', (name) => {
    expect(named(name)).toMatchObject({
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      mem_limit: expect.any(String) as string,
      pids_limit: 512,
      logging: { options: { 'max-size': '10m', 'max-file': '3' } },
    });
    // Kafka's own start script writes among its files.
    expect(named(name).read_only).toBe(name !== 'kafka');
  });

  it('isolates_kafka_and_postgres_from_the_gateway_and_from_other_networks', () => {
    const networksOf = (name: string) => named(name).networks;
    expect(networksOf('gateway')).toEqual(['front']);
    for (const name of OURS) expect(networksOf(name)).toEqual(['front', 'back']);
    for (const name of ['kafka', 'postgres']) expect(networksOf(name)).toEqual(['back']);
    expect(networks['back']).toEqual({ internal: true });
  });

  it('reads_the_password_of_postgres_from_a_file', () => {
    expect(read('docker-compose.yml')).not.toMatch(/POSTGRES_PASSWORD:|:\/\/[^/\s@]+:[^/\s@]+@/);
    for (const name of [...OURS, 'postgres']) expect(named(name).secrets).toEqual(['postgres-password']);
    for (const name of OURS)
      expect(named(name).environment).toMatchObject({ DATABASE_PASSWORD_FILE: '/run/secrets/postgres-password' });
  });

  it('publishes_ports_on_loopback_only', () => {
    const published = Object.values(services).flatMap(({ ports }) => ports ?? []);
    expect(published).toEqual(['127.0.0.1:${PORT:-3000}:8080']);
  });

  it('stores_the_log_and_the_database_in_named_volumes', () => {
    const kept = ['kafka', 'postgres'].flatMap((name) => named(name).volumes ?? []);
    expect(kept).toEqual(['kafka-data:/var/lib/kafka/data', 'postgres-data:/var/lib/postgresql']);
    expect(Object.keys(volumes)).toEqual(['kafka-data', 'postgres-data']);
  });

  it('keeps_kafka_from_deleting_records_and_from_creating_topics_by_itself', () => {
    expect(named('kafka').environment).toMatchObject({
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
      KAFKA_LOG_RETENTION_MS: '-1',
      KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
      KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '1',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
    });
  });
});

/** DESIGN section 9. */
const ROUTES: [call: string, service: string][] = [
  ['POST /v1/partnerships/microsoft-openai/events', 'command-api'],
  ['POST /v1/partnerships/microsoft-openai/events/preview', 'query-api'],
  ['GET /v1/partnerships/microsoft-openai/decisions/6f1c', 'command-api'],
  ['POST /v1/import', 'command-api'],
  ['GET /v1/partnerships', 'query-api'],
  ['GET /v1/partnerships/microsoft-openai', 'query-api'],
  ['GET /v1/partnerships/microsoft-openai/events', 'query-api'],
  ['GET /v1/partnerships/microsoft-openai/events/6f1c', 'query-api'],
  ['GET /v1/partnerships/microsoft-openai/terms', 'query-api'],
  ['GET /v1/partnerships/microsoft-openai/terms/api-hosting/stateless', 'query-api'],
  ['GET /v1/partnerships/microsoft-openai/terms/api-hosting/stateless/explanation', 'query-api'],
  ['GET /v1/partnerships/microsoft-openai/diff', 'query-api'],
  ['GET /v1/partnerships/microsoft-openai/timeline', 'query-api'],
  ['GET /v1/terms', 'query-api'],
  ['POST /v1/questions', 'query-api'],
  ['GET /v1/expirations', 'query-api'],
  ['GET /v1/events', 'query-api'],
  ['GET /v1/term-kinds', 'query-api'],
  ['GET /v1/void-decisions', 'query-api'],
  ['GET /v1/halts', 'query-api'],
  ['GET /v1/term-changes', 'notifier'],
  ['GET /v1/term-changes/stream', 'notifier'],
  ['POST /v1/subscriptions', 'notifier'],
  ['GET /v1/subscriptions', 'notifier'],
  ['DELETE /v1/subscriptions/6f1c', 'notifier'],
  ['GET /v1/partnerships/microsoft-openai/term-changes.atom', 'notifier'],
  ['POST /v1/private-addresses', 'notifier'],
  ['GET /v1/private/3q2-_w/term-changes.atom', 'notifier'],
  ['GET /v1/private/3q2-_w/expirations.ics', 'query-api'],
  ['POST /v1/rebuilds', 'projector'],
  ['DELETE /v1/rebuilds/6f1c', 'projector'],
  ['POST /v1/rebuilds/6f1c/roll-back', 'projector'],
  ['GET /v1/partnerships/microsoft-openai/terms.csv', 'query-api'],
  ['GET /v1/expirations.ics', 'query-api'],
  ['GET /v1/export', 'query-api'],
  ['GET /', 'query-api'],
  ['GET /openapi.json', 'query-api'],
  ['GET /docs', 'query-api'],
  ['GET /health/ready', 'query-api'],
];

describe('gateway.conf', () => {
  const conf = read('infra/docker/gateway.conf');
  const table = /map "\$request_method \$uri" \$service \{\n([^}]*)\}/.exec(conf)?.[1] ?? '';
  const rows = [...table.matchAll(/^ +(?:"~([^"]+)"|default) +([a-z-]+);$/gm)];
  const fallback = rows.find(([, pattern]) => pattern === undefined)?.[2];

  // As nginx does it: the first expression that matches, in the order of the file.
  const serviceFor = (call: string): string | undefined =>
    rows.find(([, pattern]) => pattern !== undefined && new RegExp(pattern).test(call))?.[2] ?? fallback;

  it('has_only_rows_that_this_spec_can_parse', () => {
    expect(rows.length).toBe(table.trim().split('\n').length);
  });

  it.each(ROUTES)('sends %s to %s', (call, service) => {
    expect(serviceFor(call)).toBe(service);
  });

  it('has_only_rows_that_a_known_route_uses', () => {
    const used = rows.filter(([, pattern]) =>
      ROUTES.some(([call]) => pattern === undefined || new RegExp(pattern).test(call)),
    );
    expect(used).toEqual(rows);
  });

  it('limits_bodies_to_1_mib_except_for_imports', () => {
    const location = /location = \/v1\/import \{([^}]*)\}/.exec(conf)?.[1] ?? '';
    expect([...conf.matchAll(/client_max_body_size (\S+);/g)].map(([, size]) => size)).toEqual(['1m', '0']);
    expect(location).toContain('client_max_body_size 0;');
    expect(location).toContain('proxy_request_buffering off;');
  });

  it('retries_a_post_only_if_it_has_an_idempotency_key_or_records_nothing', () => {
    const [, pattern, body] = /location ~ "([^"]+)" \{([^}]*non_idempotent[^}]*)\}/.exec(conf) ?? [];
    expect([...conf.matchAll(/non_idempotent/g)].length).toBe(1);
    expect(body).toContain('http_503');
    const posts = ROUTES.flatMap(([call]) => (call.startsWith('POST ') ? [call.slice('POST '.length)] : []));
    expect(posts.filter((path) => new RegExp(pattern!).test(path))).toEqual([
      '/v1/partnerships/microsoft-openai/events',
      '/v1/partnerships/microsoft-openai/events/preview',
      '/v1/questions',
    ]);
    expect(conf).toContain('proxy_set_header Idempotency-Key $idempotency_key;');
    expect(conf).toMatch(/"POST " \$request_id;/);
  });

  it('does_not_log_requests_whose_path_contains_a_secret', () => {
    const location = /location \/v1\/private\/ \{([^}]*)\}/.exec(conf)?.[1] ?? '';
    expect(location).toContain('error_log /dev/null emerg;');
    expect(conf).toContain('access_log off;');
  });

  it('does_not_buffer_responses', () => {
    expect([...conf.matchAll(/proxy_buffering (\S+);/g)].map(([, value]) => value)).toEqual(['off']);
  });
});
