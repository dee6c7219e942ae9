import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tokenSource } from './oauth-token';

const requests: { authorization: string | undefined; body: string }[] = [];
let answer: (count: number) => { readonly status: number; readonly body: unknown };
let server: Server;
let clock: number;

const textOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
};

beforeAll(async () => {
  server = createServer((request, response) => {
    void textOf(request).then((body) => {
      requests.push({ authorization: request.headers.authorization, body });
      const { status, body: payload } = answer(requests.length);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(payload));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());
beforeEach(() => {
  requests.length = 0;
  clock = 1_000;
  answer = (count) => ({ status: 200, body: { access_token: `token ${count}`, expires_in: 100 } });
});

const source = () =>
  tokenSource(
    {
      mechanism: 'oauthbearer',
      clientId: 'time line',
      clientSecret: 'a:b',
      tokenUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`,
      scope: 'kafka',
    },
    () => clock,
  );

test('a_token_is_requested_as_rfc_6749_specifies', async () => {
  expect(await source()()).toEqual({ value: 'token 1' });
  expect(requests).toEqual([
    {
      authorization: `Basic ${Buffer.from('time%20line:a%3Ab').toString('base64')}`,
      body: 'grant_type=client_credentials&scope=kafka',
    },
  ]);
});

test('concurrent_and_later_callers_share_a_token_while_it_is_valid', async () => {
  const token = source();
  expect(await Promise.all([token(), token()])).toEqual([{ value: 'token 1' }, { value: 'token 1' }]);
  clock += 79_000;
  expect(await token()).toEqual({ value: 'token 1' });
  clock += 2_000;
  expect(await token()).toEqual({ value: 'token 2' });
});

test('a_refusal_names_the_endpoint_and_is_not_cached', async () => {
  const token = source();
  const good = answer;
  answer = () => ({ status: 401, body: {} });
  await expect(token()).rejects.toThrow(/^http:\/\/127.*\/token gave no token for Kafka: it answered 401$/);
  answer = () => ({ status: 200, body: 'nothing' });
  await expect(token()).rejects.toThrow('its answer holds no access_token');
  answer = good;
  expect(await token()).toEqual({ value: 'token 3' });
});
