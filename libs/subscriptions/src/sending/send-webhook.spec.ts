import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import type { Agent } from 'undici';
import { guardedAgent } from './guarded-agent';
import type { Resolve } from './resolve-name';
import { sendWebhook } from './send-webhook';

const never = new AbortController().signal;

describe('sending a webhook', () => {
  let server: Server;
  let answer: RequestListener;
  let connections = 0;
  const agents: Agent[] = [];
  const addressOf = (host = '127.0.0.1') => `http://${host}:${(server.address() as AddressInfo).port}/hook`;

  const send = (
    url: string,
    given: { allowLoopback?: boolean; resolve?: Resolve; timeoutMs?: number; stopping?: AbortSignal } = {},
  ) => {
    const dispatcher = guardedAgent({ allowLoopback: given.allowLoopback ?? true }, given.resolve);
    agents.push(dispatcher);
    const sending = { dispatcher, timeoutMs: given.timeoutMs ?? 5_000, now: () => new Date() };
    return sendWebhook(
      { url, headers: { 'content-type': 'text/plain' }, body: 'hello' },
      sending,
      given.stopping ?? never,
    );
  };
  const resolvesTo =
    (...addresses: string[]): Resolve =>
    async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

  beforeAll(async () => {
    server = createServer((incoming, outgoing) => answer(incoming, outgoing));
    server.on('connection', () => (connections += 1));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => (connections = 0));
  afterEach(() => Promise.all(agents.splice(0).map((agent) => agent.destroy())));
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it.each([
    [200, 'accepted'],
    [204, 'accepted'],
    [410, 'gone'],
  ])('status_%i_means_%s', async (status, kind) => {
    answer = (_, reply) => reply.writeHead(status).end();
    expect((await send(addressOf())).outcome).toEqual({ kind, status });
  });

  it.each([
    [500, 'status'],
    [404, 'status'],
    [429, 'rate-limited'],
  ])('status_%i_is_a_failure_of_%s_with_the_requested_delay', async (status, reason) => {
    answer = (_, reply) => reply.writeHead(status, { 'retry-after': '7' }).end('busy');
    const { outcome, answer: text } = await send(addressOf());
    expect(outcome).toMatchObject({ kind: 'failed', reason, status, retryAfterMs: 7_000 });
    expect(text).toBe('busy');
  });

  it('does_not_follow_redirects', async () => {
    const paths: unknown[] = [];
    answer = (incoming, reply) => {
      paths.push(incoming.url);
      reply.writeHead(307, { location: '/elsewhere' }).end();
    };
    expect((await send(addressOf())).outcome).toMatchObject({ kind: 'failed', reason: 'redirect', status: 307 });
    expect(paths).toEqual(['/hook']);
  });

  it('gives_up_on_a_receiver_that_hangs_before_or_within_its_answer', async () => {
    answer = () => undefined;
    expect((await send(addressOf(), { timeoutMs: 100 })).outcome).toMatchObject({ reason: 'timeout', status: null });
    answer = (_, reply) => reply.writeHead(200).write('wait');
    expect((await send(addressOf(), { timeoutMs: 2_000 })).outcome).toMatchObject({ reason: 'timeout', status: 200 });
    server.closeAllConnections();
  });

  it('fails_if_the_answer_is_interrupted', async () => {
    answer = (_, reply) => {
      reply.writeHead(200, { 'content-length': '100' }).write('half');
      reply.socket!.destroySoon();
    };
    expect((await send(addressOf())).outcome).toMatchObject({
      kind: 'failed',
      reason: 'answer-broken-off',
      status: 200,
    });
  });

  it('reads_a_bounded_part_of_an_endless_answer', async () => {
    let written = 0;
    const closed = new Promise((resolve) => {
      answer = (_, reply) => {
        reply.on('close', resolve);
        const chunk = Buffer.alloc(8_192, 'x');
        const more = () => {
          while (!reply.destroyed && reply.write(chunk)) written += chunk.length;
          if (!reply.destroyed) reply.once('drain', more);
        };
        more();
      };
    });
    const { outcome, answer: text } = await send(addressOf());
    expect(outcome).toEqual({ kind: 'accepted', status: 200 });
    expect(text).toHaveLength(500);
    await closed;
    expect(written).toBeLessThan(32 * 1024 * 1024);
  });

  it('stops_at_once_when_the_service_stops', async () => {
    const stopping = new AbortController();
    answer = () => stopping.abort(new Error('stopping'));
    await expect(send(addressOf(), { stopping: stopping.signal })).rejects.toThrow('stopping');
    server.closeAllConnections();
  });

  it('refuses_a_literal_address_without_connecting', async () => {
    const { outcome } = await send(addressOf(), { allowLoopback: false });
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'address-refused', status: null });
    expect(connections).toBe(0);
  });

  it.each([
    [['127.0.0.1']],
    [['93.184.215.14', '10.0.0.1']],
    [['fd00:ec2::254']],
    [['169.254.169.254']],
    [['::ffff:127.0.0.1']],
  ])('refuses_a_name_that_resolves_to_%j_without_connecting', async (addresses) => {
    const { outcome } = await send(addressOf('hooks.example'), {
      allowLoopback: false,
      resolve: resolvesTo(...addresses),
    });
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'address-refused' });
    // The owner of a subscription does not learn which address a name has in the network of the service.
    expect(outcome).toMatchObject({
      detail: expect.stringMatching(/^hooks\.example has an address that is .*[a-z)]$/) as string,
    });
    for (const address of addresses)
      expect(outcome).not.toMatchObject({ detail: expect.stringContaining(address) as string });
    expect(connections).toBe(0);
  });

  it('cuts_an_answer_between_characters', async () => {
    answer = (_, reply) => reply.writeHead(200).end(`${'x'.repeat(499)}😀`);
    const { answer: text } = await send(addressOf());
    expect(text).toHaveLength(500);
    expect(text.isWellFormed()).toBe(true);
  });

  it.each(['HTTP/1.1 000 X\r\ncontent-length: 0\r\n\r\n', 'HTTP/1.1 101 X\r\nupgrade: x\r\n\r\n'])(
    'says_in_words_that_%j_is_no_valid_response',
    async (response) => {
      const raw = createTcpServer((socket) => void socket.once('data', () => socket.end(response)));
      await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve));
      const { outcome } = await send(`http://127.0.0.1:${(raw.address() as AddressInfo).port}/`);
      expect(outcome).toMatchObject({
        reason: 'connection-failed',
        detail: 'the receiver did not answer with valid HTTP/1.1',
      });
      raw.close();
    },
  );

  it('connects_to_the_address_that_was_checked', async () => {
    answer = (_, reply) => reply.writeHead(200).end();
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    let lookups = 0;
    const rebinding: Resolve = async () => resolvesTo(...answers[lookups++]!)('');
    expect((await send(addressOf('hooks.example'), { resolve: rebinding })).outcome).toMatchObject({
      kind: 'accepted',
    });
    expect({ lookups, connections }).toEqual({ lookups: 1, connections: 1 });
  });

  it('reports_an_unresolved_name_and_a_closed_port', async () => {
    const unknown: Resolve = async () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }));
    expect((await send('http://hooks.example/', { resolve: unknown })).outcome).toMatchObject({
      reason: 'name-unresolved',
    });
    expect((await send('http://127.0.0.1:1/')).outcome).toMatchObject({ reason: 'connection-failed' });
  });
});
