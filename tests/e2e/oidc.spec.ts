import { randomUUID } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { freshDatabase, LocalIssuer, until, type FreshDatabase } from '#testing';
import { endCommands, run, start } from './support/cli';
import { started } from './support/events';
import { get, record, type Problem } from './support/http';
import { endServices, environmentOf, startStandalone, type Service } from './support/service';

let database: FreshDatabase;
let issuer: LocalIssuer;
let service: Service;
let folder: string;

const ROLES = '/realm_access/roles';
const SCOPES = 'timeline-reader=read,timeline-editor=read+record,timeline-admin=operate';
const tokenOf = (...roles: string[]) => issuer.token({ realm_access: { roles } });
const bearer = async (...roles: string[]) => ({ authorization: `Bearer ${await tokenOf(...roles)}` });

// The issuer does not respond when the service starts.
beforeAll(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'oidc-'));
  issuer = await LocalIssuer.start();
  issuer.mood = 'failing';
  const place = { topicPrefix: `oidc-${randomUUID()}`, databaseUrl: database.url };
  const oidc = { OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: 'timeline', OIDC_SCOPES_CLAIM: ROLES, OIDC_SCOPES: SCOPES };
  service = await startStandalone({ ...environmentOf(place), REFERENCE_TIMELINE: 'off', ...oidc });
});
afterAll(async () => {
  endCommands();
  await endServices();
  await issuer.close();
  await database.drop();
  rmSync(folder, { recursive: true });
});

interface Health {
  readonly status: string;
  readonly details: readonly { readonly check: string; readonly state: string }[];
}
const issuerCheck = async () => {
  const { body } = await get<Health>(`${service.url}/health/ready`);
  return [body.status, body.details.find(({ check }) => check === 'issuer')?.state];
};

test('a_service_starts_without_its_issuer_and_answers_503_until_the_issuer_is_reachable', async () => {
  const token = await bearer('timeline-reader');
  const request = () => get<Problem>(`${service.url}/v1/partnerships`, token);
  const refused = await request();
  expect(refused).toMatchObject({ status: 503, body: { code: 'issuer-unreachable' } });
  expect(refused.headers.get('retry-after')).toBe('5');
  expect(await issuerCheck()).toEqual(['ready', 'degraded']);
  issuer.mood = 'well';
  await until('the service has fetched the keys of the issuer', async () => (await request()).status === 200);
  await until('the check of the issuer is ok', async () => (await issuerCheck())[1] === 'ok');
});

interface Operation {
  readonly security?: readonly { readonly bearer?: readonly string[] }[];
}
const METHODS = ['get', 'put', 'post', 'patch', 'delete'];

test('every_route_requires_a_token_with_the_scope_that_the_document_names', async () => {
  const { paths } = (await (await fetch(`${service.url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Operation>>;
  };
  const nothing = await bearer('another-role');
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => (item[method] ? [{ path, method, operation: item[method] }] : [])),
  );
  const answers = await Promise.all(
    operations.map(async ({ path, method, operation }) => {
      const url = service.url + path.replaceAll(/\{\w+\}/g, 'x');
      const send = (headers: Record<string, string>) =>
        fetch(url, {
          method: method.toUpperCase(),
          headers: {
            'content-type': path.endsWith('/import') ? 'application/x-ndjson' : 'application/json',
            ...headers,
          },
          ...(method === 'get' ? {} : { body: '{}' }),
        });
      const scope = operation.security?.flatMap((one) => one.bearer ?? [])[0];
      const [without, lacking] = await Promise.all([send({}), send(nothing)]);
      await without.body?.cancel();
      const statuses = { without: without.status, lacking: lacking.status };
      const problem = lacking.status === 403 ? ((await lacking.json()) as { scope: string }) : null;
      return { path: `${method} ${path}`, scope, ...statuses, named: problem?.scope };
    }),
  );
  const guarded = answers.filter(({ scope }) => scope !== undefined);
  expect(guarded.length).toBeGreaterThan(30);
  expect(
    guarded.filter(({ without, lacking, named, scope }) => without !== 401 || lacking !== 403 || named !== scope),
  ).toEqual([]);
  const open = answers.filter(({ scope }) => scope === undefined);
  expect(open.filter(({ without }) => without === 401)).toEqual([]);
});

test('roles_of_the_issuer_map_to_scopes_and_the_subject_becomes_the_actor_of_events', async () => {
  const editor = await bearer('timeline-editor');
  const event = started();
  expect(await record(service.url, 'acme', [event], await bearer('timeline-reader'))).toMatchObject({ status: 403 });
  expect(await record(service.url, 'acme', [event], editor)).toMatchObject({ status: 201 });
  const { body } = await get(`${service.url}/v1/partnerships/acme/events`, editor);
  expect(JSON.stringify(body)).toContain('"actor":"ada"');
  const metrics = (headers: Record<string, string>) => fetch(`${service.url}/metrics`, { headers });
  expect([(await metrics(editor)).status, (await metrics(await bearer('timeline-admin'))).status]).toEqual([403, 200]);
});

/** Replaces the token file atomically, as programs that renew tokens do. */
const renew = (file: string, token: string): void => {
  writeFileSync(`${file}.next`, token);
  renameSync(`${file}.next`, file);
};

test('the_mcp_server_uses_the_current_token_of_its_file', async () => {
  const file = join(folder, 'token');
  renew(file, await tokenOf('timeline-reader'));
  const command = start(['mcp', '--port', '0', '--url', service.url], { PARTNERSHIP_TOKEN_FILE: file });
  let url = '';
  await command.until((output) => (url = /http:\S+\/mcp/.exec(output)?.[0] ?? '') !== '', 'it prints its address');
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  const search = async () => {
    const { isError, content } = await client.callTool({ name: 'search_partnerships', arguments: {} });
    return { failed: isError ?? false, text: (content as { text: string }[])[0]!.text };
  };
  expect((await search()).failed).toBe(false);
  renew(file, await issuer.token({}, { seconds: -60 }));
  expect(await search()).toEqual({ failed: true, text: 'The token has expired.' });
  renew(file, await tokenOf('timeline-reader'));
  expect((await search()).failed).toBe(false);
  await client.close();
  command.signal('SIGTERM');
  expect((await command.ended).code).toBe(0);
});

test('the_doctor_reports_the_scopes_of_a_token', async () => {
  const env = { OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: 'timeline', OIDC_SCOPES_CLAIM: ROLES, OIDC_SCOPES: SCOPES };
  const issuerFindingsOf = async (token: string) => {
    const { code, stdout } = await run(['doctor', '--json'], { ...env, PARTNERSHIP_TOKEN: token });
    const { findings } = JSON.parse(stdout) as { findings: { check: string; verdict: string; sentence: string }[] };
    return { code, findings: findings.filter(({ check }) => check.startsWith('issuer')) };
  };
  expect(await issuerFindingsOf(await tokenOf('timeline-editor'))).toMatchObject({
    code: 0,
    findings: [
      { check: 'issuer-reachable', verdict: 'fits' },
      { check: 'issuer-keys', verdict: 'fits', sentence: 'The issuer publishes 1 key for signatures.' },
      { check: 'issuer-token', verdict: 'fits', sentence: expect.stringContaining('read, record.') as string },
    ],
  });
  expect(await issuerFindingsOf(await issuer.token({ aud: 'other' }))).toMatchObject({
    code: 1,
    findings: [{}, {}, { verdict: 'differs', sentence: expect.stringContaining('"aud"') as string }],
  });
});
