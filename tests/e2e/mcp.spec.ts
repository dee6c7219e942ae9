import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { freshDatabase, type FreshDatabase } from '#testing';
import { start } from './support/cli';
import { get, type Body } from './support/http';
import { importTimeline, referenceLines } from './support/reference';
import { endServices, environmentOf, fromSource, startStandalone, type Service } from './support/service';

let database: FreshDatabase;
let service: Service;

beforeAll(async () => {
  database = await freshDatabase();
  const place = { topicPrefix: `mcp-${randomUUID()}`, databaseUrl: database.url };
  service = await startStandalone({ ...environmentOf(place), REFERENCE_TIMELINE: 'off' });
  await importTimeline(service.url, referenceLines('microsoft-openai'));
});
afterAll(async () => {
  await endServices();
  await database.drop();
});

/** The client side of an MCP session. */
async function connected(transport: Transport): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  return client;
}

const overStdio = () =>
  connected(
    new StdioClientTransport({
      command: process.execPath,
      args: [...fromSource, join(__dirname, '../../apps/cli/src/main.ts'), 'mcp', '--url', service.url],
    }),
  );

async function overHttp(): Promise<{ client: Client; end: () => Promise<number | null> }> {
  const command = start(['mcp', '--port', '0', '--url', service.url], {});
  let url = '';
  await command.until((output) => (url = /http:\S+\/mcp/.exec(output)?.[0] ?? '') !== '', 'it tells its address');
  const client = await connected(new StreamableHTTPClientTransport(new URL(url)));
  return {
    client,
    async end() {
      await client.close();
      command.signal('SIGTERM');
      return (await command.ended).code;
    },
  };
}

const call = async (client: Client, name: string, args: object) => {
  const { structuredContent, content, isError } = await client.callTool({ name, arguments: { ...args } });
  return { answer: structuredContent as Body, text: (content as { text: string }[])[0]!.text, isError };
};

test('an_assistant_searches_queries_and_cites_over_stdio', async () => {
  const client = await overStdio();
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual([
    ...['search_partnerships', 'search_parties', 'show_party'],
    ...['terms_at', 'explain_term', 'term_history', 'diff', 'list_expirations'],
    ...['list_agreements', 'show_agreement'],
  ]);
  expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);

  const found = await call(client, 'search_partnerships', { text: 'OpenAI' });
  expect(found.answer).toMatchObject({ partnerships: [{ partnershipId: 'microsoft-openai' }], more: false });

  const day = { partnership: 'microsoft-openai', at: '2026-03-01' };
  const terms = await call(client, 'terms_at', day);
  expect(terms.answer).toEqual((await get(`${service.url}/v1/partnerships/microsoft-openai/terms?at=2026-03-01`)).body);
  expect(JSON.parse(terms.text)).toEqual(terms.answer);

  const scoped = { kind: 'api-hosting', scope: 'stateless.chat', resolve: true };
  const resolved = await call(client, 'terms_at', { ...day, ...scoped });
  expect(resolved.answer).toMatchObject({ terms: [{ resolvedFrom: 'stateless' }] });
  const waiting = await call(client, 'terms_at', { ...day, kind: 'investment', scope: 'amazon-conditional' });
  expect(waiting.answer).toMatchObject({ terms: [], pending: [{ kind: 'investment' }] });

  const why = await call(client, 'explain_term', { ...day, kind: 'api-hosting', scope: 'stateless' });
  expect(why.text).toMatch(/"url":"https:/);
  const term = { partnership: 'microsoft-openai', kind: 'api-hosting', scope: 'all' };
  const history = await call(client, 'term_history', term);
  expect(history.answer).toEqual(
    (await get(`${service.url}/v1/partnerships/microsoft-openai/terms/api-hosting/all`)).body,
  );
  const differs = await call(client, 'diff', {
    partnership: 'microsoft-openai',
    from_at: '2025-10-27',
    to_at: '2025-10-28',
  });
  expect((differs.answer['terms'] as object[]).length).toBeGreaterThan(0);
  await client.close();
});

test('an_assistant_queries_agreements_parties_and_expirations', async () => {
  const client = await overStdio();
  const partnership = 'microsoft-openai';
  const over = async (path: string) => (await get(service.url + path)).body;

  const listed = await call(client, 'list_agreements', { partnership, at: '2026-03-01' });
  expect(listed.answer).toEqual(await over(`/v1/partnerships/${partnership}/agreements?at=2026-03-01`));
  const known = await call(client, 'list_agreements', { partnership, at: '2025-10-20', known_at: '2025-10-20' });
  expect(known.text).not.toContain('agreement-2025-10');
  const shown = await call(client, 'show_agreement', { partnership, agreement: 'mou-2025', at: '2026-03-01' });
  expect(shown.answer).toEqual(await over(`/v1/partnerships/${partnership}/agreements/mou-2025?at=2026-03-01`));

  const found = await call(client, 'search_parties', { text: 'AMAZ' });
  expect(found.answer).toMatchObject({ parties: [{ id: 'amazon', names: ['Amazon'] }], more: false });
  const party = await call(client, 'show_party', { party: 'amazon' });
  expect(party.answer).toMatchObject({ party: 'amazon', partnerships: [{ role: 'third-party' }], more: false });

  const period = { from: '2026', to: '2030', kind: 'ip-licence' };
  const ends = await call(client, 'list_expirations', { partnership, ...period });
  expect(ends.answer).toMatchObject({ from: '2026', to: '2030', more: false });
  const { items } = await over(`/v1/expirations?from=2026&to=2030&partnership=${partnership}&kind=ip-licence`);
  expect(ends.answer['items']).toEqual(items);
  expect(ends.text).toContain('"lastDay":{"lo":"2030-12-31","hi":"2030-12-31"}');

  const unknown = ['list_expirations', 'list_agreements'].map((name) => call(client, name, { partnership: 'nobody' }));
  for (const refused of await Promise.all(unknown))
    expect(refused).toMatchObject({ isError: true, text: 'There is no partnership "nobody".' });
  const nobody = await call(client, 'show_party', { party: 'nobody' });
  expect(nobody).toMatchObject({ isError: true, text: 'No partnership names a party "nobody".' });
  await client.close();
});

test('a_refusal_has_the_text_of_the_problem_of_the_service', async () => {
  const { client, end } = await overHttp();
  const unknown = await call(client, 'terms_at', { partnership: 'nobody' });
  expect(unknown).toMatchObject({ isError: true, text: 'There is no partnership "nobody".' });
  const wrong = await call(client, 'terms_at', { partnership: 'microsoft-openai', at: 'spring' });
  expect(wrong).toMatchObject({ isError: true, text: expect.stringContaining('/at') as string });
  const incomplete = await call(client, 'explain_term', { partnership: 'microsoft-openai' });
  expect(incomplete).toMatchObject({ isError: true, text: expect.stringContaining('kind') as string });
  expect(await end()).toBe(0);
});
