import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { settingsTable } from '#config';

interface Container {
  readonly name: string;
  readonly args?: string[];
  readonly env?: { name: string; value: string }[];
  readonly securityContext: object;
  readonly resources: { limits: { memory: string } };
  readonly volumeMounts: { name: string; mountPath: string }[];
  readonly readinessProbe?: { httpGet: { path: string } };
  readonly livenessProbe?: { httpGet: { path: string } };
}

interface PodSpec {
  readonly securityContext: object;
  readonly automountServiceAccountToken: boolean;
  readonly terminationGracePeriodSeconds: number;
  readonly topologySpreadConstraints?: { topologyKey: string; whenUnsatisfiable: string }[];
  readonly containers: [Container];
  readonly volumes: { name: string }[];
}

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { name: string; annotations?: Record<string, string> };
  readonly spec: {
    readonly replicas?: number;
    readonly template?: { metadata: { labels: Record<string, string> }; spec: PodSpec };
    readonly selector?: { matchLabels?: Record<string, string> };
    readonly egress?: { ports: { port: number }[]; to?: unknown }[];
    readonly [other: string]: unknown;
  };
}

const ROOT = join(__dirname, '../..');
const CHART = join(ROOT, 'infra/helm');
const RENDERED = join(CHART, 'rendered');
const VALUES = ['one-node', 'three-zones'];
const TENANTS = ['acme', 'globex'];
const RENDERINGS = [...VALUES, ...TENANTS.map((tenant) => `tenant-${tenant}`)];
const SERVICES = ['command-api', 'projector', 'query-api', 'notifier'];

const read = (path: string): string => readFileSync(path, 'utf8');
const node = (program: string, ...parameters: string[]): string =>
  execFileSync(process.execPath, [join(__dirname, 'helm', program), ...parameters], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
const manifestsOf = (values: string): Manifest[] =>
  parseAllDocuments(read(join(RENDERED, `${values}.yaml`))).map((one) => one.toJS() as Manifest);
const helm = spawnSync('helm', ['version', '--short'], { encoding: 'utf8' }).stdout as string | null;

describe('the rendered manifests', () => {
  test.each(RENDERINGS)('of_%s_come_from_the_current_chart', (values) => {
    // `npm run helm:render` writes them again. Without helm, the digest shows whether they are current.
    const script = `import('./helm/chart.mjs').then(({ digestOfChart }) => process.stdout.write(digestOfChart()))`;
    const digest = execFileSync(process.execPath, ['--eval', script], { cwd: __dirname, encoding: 'utf8' });
    expect(read(join(RENDERED, `${values}.yaml`)).split('\n')[1]).toBe(`# chart ${digest}`);
  });

  const because = helm ? '' : ' (skipped: there is no helm on the PATH; CONTRIBUTING.md says how to get it)';
  (helm ? test : test.skip)(`match_the_output_of_helm${because}`, () => {
    const fresh = mkdtempSync(join(tmpdir(), 'helm-'));
    node('render.mjs', fresh);
    for (const values of RENDERINGS)
      expect(read(join(fresh, `${values}.yaml`))).toBe(read(join(RENDERED, `${values}.yaml`)));
  });

  (helm ? test : test.skip)(`are_not_rendered_without_required_values${because}`, () => {
    const rendered = (...flags: string[]) =>
      spawnSync('helm', ['template', 'timeline', CHART, '--kube-version', '1.31.0', ...flags], { encoding: 'utf8' });
    const given = ['kafka.brokers=k:9092', 'postgres.url=postgres://u@h/d', 'postgres.existingSecret=s'];
    expect(rendered().stderr).toContain(
      'give access.tokensSecret or access.oidc.issuer, or say access.allowAnonymous=true',
    );
    for (const [index, setting] of given.entries()) {
      const others = given.filter((_, other) => other !== index).flatMap((other) => ['--set', other]);
      const name = setting.split('=')[0]!;
      expect(rendered('--set', 'access.allowAnonymous=true', ...others).stderr).toContain(`${name} is required`);
    }
  });

  test('conform_to_the_schemas_of_kubernetes', () => {
    expect(JSON.parse(node('validate.mjs', ...RENDERINGS.map((values) => join(RENDERED, `${values}.yaml`))))).toEqual(
      [],
    );
  });

  test.each([
    ['periodSeconds: 10', 'periodSeconds: often', 'periodSeconds must be integer'],
    ['maxSurge: 1', 'maxSurg: 1', '/spec/strategy/rollingUpdate/maxSurg is unknown'],
    ['apiVersion: policy/v1', 'apiVersion: policy/v9', 'there is no schema for policy/v9 PodDisruptionBudget'],
  ])('are_found_invalid_with_%j_written_as_%j', (right, wrong, fault) => {
    const file = join(mkdtempSync(join(tmpdir(), 'helm-')), 'wrong.yaml');
    writeFileSync(file, read(join(RENDERED, 'one-node.yaml')).replace(right, wrong));
    const [first] = JSON.parse(node('validate.mjs', file)) as { fault: string }[];
    expect(first?.fault).toContain(fault);
  });
});

describe.each(VALUES)('with the values of %s', (values) => {
  const manifests = manifestsOf(values);
  const ofKind = (kind: string): Manifest[] => manifests.filter((one) => one.kind === kind);
  const named = (kind: string, name: string): Manifest => {
    const found = ofKind(kind).find((one) => one.metadata.name === `timeline-${name}`);
    if (found === undefined) throw new Error(`no ${kind} ${name}`);
    return found;
  };
  const podOf = (kind: string, name: string): PodSpec => named(kind, name).spec.template!.spec;
  const containerOf = (name: string): Container => podOf('Deployment', name).containers[0];
  const settingsOf = (name: string): Map<string, string> =>
    new Map(containerOf(name).env?.map((setting) => [setting.name, setting.value]));
  const portsTo = (name: string): number[] =>
    (named('NetworkPolicy', name).spec.egress ?? []).flatMap(({ ports }) => ports.map(({ port }) => port));

  test('the_chart_has_the_four_services_a_gateway_and_a_job_that_migrates_first', () => {
    const names = (kind: string) => ofKind(kind).map(({ metadata }) => metadata.name.replace('timeline-', ''));
    expect(names('Deployment').toSorted()).toEqual([...SERVICES, 'gateway'].toSorted());
    expect(names('Service').toSorted()).toEqual([...SERVICES, 'gateway'].toSorted());
    expect(podOf('Job', 'migrations').containers[0].args).toEqual(['dist/apps/cli/src/main.js', 'migrate']);
    const { annotations } = named('Job', 'migrations').metadata;
    expect(annotations?.['helm.sh/hook']).toBe('pre-install,pre-upgrade');
  });

  test.each(SERVICES)('%s_runs_its_program_with_existing_settings_only', (name) => {
    expect(containerOf(name).args).toEqual([`dist/apps/${name}/src/main.js`]);
    const known = settingsTable().map(({ variable }) => variable);
    expect(
      [...settingsOf(name).keys()].filter((variable) => !known.includes(variable) && !variable.startsWith('OTEL_')),
    ).toEqual([]);
    expect(settingsOf(name).get('DATABASE_MIGRATE')).toBe('off');
    expect(settingsOf(name).get('API_TOKENS_FILE')).toBe('/run/secrets/tokens/tokens.json');
  });

  test('only_query_api_has_no_address_of_kafka_and_cannot_reach_it', () => {
    const kafkaPort = Number(/:(\d+)$/.exec(settingsOf('projector').get('KAFKA_BROKERS')!)![1]);
    const withKafka = SERVICES.filter((name) => settingsOf(name).has('KAFKA_BROKERS'));
    expect(withKafka).toEqual(['command-api', 'projector', 'notifier']);
    expect(SERVICES.filter((name) => portsTo(name).includes(kafkaPort))).toEqual(withKafka);
  });

  test('only_the_notifier_reaches_the_internet_and_it_reaches_no_private_address', () => {
    expect(SERVICES.filter((name) => portsTo(name).includes(443))).toEqual(['notifier']);
    expect(JSON.stringify(named('NetworkPolicy', 'notifier'))).toContain('169.254.0.0/16');
  });

  test.each(SERVICES)('%s_has_probes_for_its_start_its_liveness_and_its_readiness', (name) => {
    expect(containerOf(name)).toMatchObject({
      startupProbe: { httpGet: { path: '/health/live' } },
      livenessProbe: { httpGet: { path: '/health/live' } },
      readinessProbe: { httpGet: { path: '/health/ready' } },
    });
  });

  test.each(SERVICES)('%s_gets_more_time_to_stop_than_it_needs', (name) => {
    const draining = Number(settingsOf(name).get('DRAIN_SECONDS'));
    const closing = 8;
    expect(podOf('Deployment', name).terminationGracePeriodSeconds).toBeGreaterThan(draining + closing);
  });

  test.each([...SERVICES, 'gateway', 'migrations'])('%s_has_no_privileges_and_bounded_memory', (name) => {
    const pod = podOf(name === 'migrations' ? 'Job' : 'Deployment', name);
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    expect(pod.containers).toHaveLength(1);
    expect(pod.containers[0].securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(pod.containers[0].resources.limits.memory).toMatch(/^\d+[MG]i$/);
  });

  test.each([...SERVICES, 'migrations'])('%s_mounts_exactly_the_volumes_and_secrets_that_it_uses', (name) => {
    const { containers, volumes } = podOf(name === 'migrations' ? 'Job' : 'Deployment', name);
    const [{ volumeMounts, env = [] }] = containers;
    expect(volumeMounts.map((mount) => mount.name).toSorted()).toEqual(volumes.map((one) => one.name).toSorted());
    const files = env.flatMap(({ value }) => /\/run\/secrets\/[a-z-]+/.exec(value)?.[0] ?? []);
    const secrets = volumeMounts.map(({ mountPath }) => mountPath).filter((path) => path !== '/tmp');
    expect([...new Set(files)].toSorted()).toEqual(secrets.toSorted());
  });

  test('manifests_contain_no_secrets', () => {
    expect(ofKind('Secret')).toEqual([]);
    expect(read(join(RENDERED, `${values}.yaml`))).not.toMatch(/:\/\/[^/\s@:]+:[^/\s@]+@|password: \S{9,}/);
  });

  test.each([...SERVICES, 'gateway'])('only_one_pod_of_%s_at_a_time_may_be_disrupted', (name) => {
    const { maxUnavailable, selector } = named('PodDisruptionBudget', name).spec;
    expect(maxUnavailable).toBe(1);
    expect(named('Deployment', name).spec.template?.metadata.labels).toMatchObject(selector!.matchLabels!);
  });

  test('the_gateway_routes_only_to_existing_services', () => {
    const conf = (named('ConfigMap', 'gateway') as unknown as { data: Record<string, string> }).data['default.conf']!;
    expect(conf).not.toMatch(/127\.0\.0\.11|\$service:3000/);
    expect(new Set(conf.match(/proxy_pass .*;/g))).toEqual(
      new Set(['proxy_pass http://timeline-$service.timeline.svc.cluster.local:3000;']),
    );
  });
});

describe('three zones', () => {
  const manifests = manifestsOf('three-zones');
  const ofKind = (kind: string): Manifest[] => manifests.filter((one) => one.kind === kind);

  test('each_have_pods_of_every_service', () => {
    for (const { spec } of ofKind('Deployment')) {
      const zones = spec.template!.spec.topologySpreadConstraints!.filter(({ topologyKey }) =>
        /zone/.test(topologyKey),
      );
      expect(zones).toMatchObject([{ whenUnsatisfiable: 'DoNotSchedule' }]);
    }
  });

  test('scale_projectors_by_lag_up_to_one_per_partition_and_query_api_by_cpu', () => {
    const scaled = ofKind('HorizontalPodAutoscaler').map(({ metadata, spec }) => ({ name: metadata.name, ...spec }));
    expect(scaled).toMatchObject([
      {
        name: 'timeline-projector',
        maxReplicas: 12,
        metrics: [{ external: { metric: { name: 'projector_lag_records' } } }],
      },
      { name: 'timeline-query-api', metrics: [{ resource: { name: 'cpu' } }] },
    ]);
    const fixed = ofKind('Deployment').filter(({ spec }) => spec.replicas !== undefined);
    expect(fixed.map(({ metadata }) => metadata.name).toSorted()).toEqual(
      ['timeline-command-api', 'timeline-gateway', 'timeline-notifier'].toSorted(),
    );
  });

  test('are_scraped_with_a_token_under_the_job_name_that_the_alerts_use', () => {
    expect(ofKind('ServiceMonitor')[0]?.spec).toMatchObject({
      endpoints: [
        {
          path: '/metrics',
          authorization: { credentials: { name: 'timeline-scraper', key: 'token' } },
          relabelings: [
            { targetLabel: 'job', replacement: 'partnership-timeline' },
            { targetLabel: 'release', replacement: 'timeline' },
          ],
        },
      ],
    });
  });
});

describe('two tenants in one namespace', () => {
  const [acme, globex] = TENANTS.map((tenant) => manifestsOf(`tenant-${tenant}`)) as [Manifest[], Manifest[]];
  const common = (one: Iterable<string>, other: Iterable<string>): string[] => {
    const found = new Set(other);
    return [...new Set(one)].filter((each) => found.has(each)).toSorted();
  };
  const containersOf = (manifests: Manifest[]): Container[] =>
    manifests.flatMap(({ spec }) => spec?.template?.spec.containers ?? []);
  const valuesOf = (manifests: Manifest[], variable: string): string[] =>
    containersOf(manifests).flatMap(({ env = [] }) =>
      env.filter(({ name }) => name === variable).map((one) => one.value),
    );
  const secretsOf = (manifests: Manifest[]): string[] =>
    [...JSON.stringify(manifests).matchAll(/"secretName":"([^"]+)"|"credentials":\{"name":"([^"]+)"/g)].map(
      ([, mounted, scraped]) => mounted ?? scraped!,
    );

  test('have_no_object_names_in_common', () => {
    const names = (manifests: Manifest[]) => manifests.map(({ kind, metadata }) => `${kind}/${metadata.name}`);
    expect(names(acme).length).toBeGreaterThan(20);
    expect(common(names(acme), names(globex))).toEqual([]);
  });

  test('share_the_servers_but_no_topic_database_or_user', () => {
    for (const shared of ['KAFKA_BROKERS'])
      expect(common(valuesOf(acme, shared), valuesOf(globex, shared))).toHaveLength(1);
    for (const own of ['KAFKA_TOPIC_PREFIX', 'KAFKA_SASL_USERNAME', 'DATABASE_URL']) {
      expect([own, new Set(valuesOf(acme, own)).size, new Set(valuesOf(globex, own)).size]).toEqual([own, 1, 1]);
      expect([own, common(valuesOf(acme, own), valuesOf(globex, own))]).toEqual([own, []]);
    }
    const hostOf = (manifests: Manifest[]) => new URL(valuesOf(manifests, 'DATABASE_URL')[0]!).host;
    expect(hostOf(acme)).toBe(hostOf(globex));
  });

  test('have_prefixes_that_no_prefixed_permission_of_the_other_tenant_covers', () => {
    // Topics and consumer groups of a tenant begin with its prefix and ".decisions"; the groups have more behind it.
    const [one, other] = [acme, globex].map((manifests) => valuesOf(manifests, 'KAFKA_TOPIC_PREFIX')[0]!);
    expect([`${one}.`.startsWith(`${other}.`), `${other}.`.startsWith(`${one}.`)]).toEqual([false, false]);
  });

  test('share_no_secret_except_the_certificate_authority_of_the_servers', () => {
    expect(common(secretsOf(acme), secretsOf(globex))).toEqual(['shared-kafka-ca']);
  });

  test('select_and_reach_only_their_own_pods', () => {
    const selected = (manifests: Manifest[]) =>
      [...JSON.stringify(manifests).matchAll(/"app.kubernetes.io\/instance":"([^"]+)"/g)].map(
        ([, release]) => release!,
      );
    expect([new Set(selected(acme)), new Set(selected(globex))]).toEqual([new Set(['acme']), new Set(['globex'])]);
    const gateways = [acme, globex].map((manifests) =>
      JSON.stringify(manifests.filter(({ kind }) => kind === 'ConfigMap')),
    );
    expect(gateways.map((text) => new Set(text.match(/http:\/\/[a-z]+-\$service/g)))).toEqual([
      new Set(['http://acme-$service']),
      new Set(['http://globex-$service']),
    ]);
  });

  test('are_scaled_by_their_own_lag_and_distinguished_by_the_alerts', () => {
    for (const [tenant, manifests] of [['acme', acme] as const, ['globex', globex] as const]) {
      const spec = (kind: string) => manifests.find((one) => one.kind === kind)!.spec;
      expect(spec('HorizontalPodAutoscaler')).toMatchObject({
        metrics: [{ external: { metric: { selector: { matchLabels: { release: tenant } } } } }],
      });
      const [endpoint] = spec('ServiceMonitor')['endpoints'] as [{ relabelings: object[] }];
      expect(endpoint.relabelings).toContainEqual({ targetLabel: 'release', replacement: tenant });
    }
  });

  test('one_accepts_tokens_of_an_issuer_that_only_its_services_reach', () => {
    expect(new Set(valuesOf(acme, 'OIDC_AUDIENCE'))).toEqual(new Set(['timeline-acme']));
    expect(valuesOf(acme, 'OIDC_ISSUER')).toHaveLength(SERVICES.length);
    expect(valuesOf(globex, 'OIDC_ISSUER')).toEqual([]);
    const reaching = (manifests: Manifest[]) =>
      manifests
        .filter(
          ({ kind, spec }) =>
            kind === 'NetworkPolicy' && spec.egress?.some(({ ports }) => ports.some(({ port }) => port === 443)),
        )
        .map(({ metadata }) => metadata.name.replace(/^(acme|globex)-/, ''));
    expect(reaching(acme).toSorted()).toEqual([...SERVICES].toSorted());
    expect(reaching(globex)).toEqual(['notifier']);
  });
});
