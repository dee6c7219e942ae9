import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { jwtVerify } from 'jose';
import { LocalIssuer, until } from '#testing';
import { fetchKeys, IssuerKeys } from './issuer-keys';
import { IssuerUnreachable } from './issuer-unreachable';

const MINUTES = 60_000;

let issuer: LocalIssuer;
let faults: unknown[];
let clock: number;

beforeEach(async () => {
  issuer = await LocalIssuer.start();
  faults = [];
  clock = 0;
});
afterEach(() => issuer.close());

const opened = () =>
  new IssuerKeys({ issuer: issuer.url }, { onFault: (error) => faults.push(error), now: () => clock });
const verify = (keys: IssuerKeys, token: string) => jwtVerify(token, keys.find).then(({ payload }) => payload.sub);
const loads = () => issuer.requests.filter((path) => path === '/keys').length;

test('concurrent_callers_share_one_request_for_the_keys_and_the_keys_are_cached', async () => {
  const keys = opened();
  const token = await issuer.token();
  await Promise.all(Array.from({ length: 20 }, () => verify(keys, token)));
  await verify(keys, token);
  expect(issuer.requests).toEqual(['/.well-known/openid-configuration', '/keys']);
});

test('a_new_key_is_loaded_when_a_token_names_it_and_unknown_keys_cause_no_repeated_requests', async () => {
  const keys = opened();
  await verify(keys, await issuer.token());
  await issuer.rotate();
  clock += 31_000;
  expect(await verify(keys, await issuer.token())).toBe('ada');
  expect(loads()).toBe(2);
  const stranger = await issuer.token({}, { header: { kid: 'stranger' } });
  for (let tries = 0; tries < 10; tries++) await expect(verify(keys, stranger)).rejects.toThrow('no applicable key');
  expect(loads()).toBe(2);
});

test('a_withdrawn_key_is_refused_after_the_next_load', async () => {
  const keys = opened();
  const old = await issuer.token();
  await verify(keys, old);
  await issuer.rotate();
  issuer.withdraw();
  clock += 10 * MINUTES;
  // Nobody waits for the second look.
  expect(await verify(keys, old)).toBe('ada');
  await until('the keys were asked for again', () => loads() === 2);
  await until('the withdrawn key is unknown', () =>
    verify(keys, old).then(
      () => false,
      () => true,
    ),
  );
});

test('known_keys_stay_in_use_while_the_issuer_fails_and_unknown_keys_cannot_be_checked', async () => {
  const keys = opened();
  const old = await issuer.token();
  await verify(keys, old);
  await issuer.rotate();
  issuer.mood = 'failing';
  clock += 24 * 60 * MINUTES;
  expect(await verify(keys, old)).toBe('ada');
  await expect(verify(keys, await issuer.token())).rejects.toThrow(IssuerUnreachable);
  expect([keys.areKnown, keys.isFailing]).toEqual([true, true]);
  issuer.mood = 'well';
  clock += 6_000;
  expect(await verify(keys, await issuer.token())).toBe('ada');
  expect(keys.isFailing).toBe(false);
});

test('a_failing_issuer_is_not_retried_for_a_while_and_each_failure_is_reported_once', async () => {
  issuer.mood = 'failing';
  const keys = opened();
  const token = await issuer.token();
  for (let tries = 0; tries < 5; tries++) await expect(verify(keys, token)).rejects.toThrow(IssuerUnreachable);
  expect([issuer.requests.length, faults.length]).toEqual([1, 1]);
  clock += 5_001;
  await expect(verify(keys, token)).rejects.toThrow(/openid-configuration answered 500$/);
  expect([issuer.requests.length, faults.length]).toEqual([2, 2]);
});

test('a_silent_issuer_is_given_up_after_the_timeout', async () => {
  issuer.mood = 'silent';
  await expect(fetchKeys({ issuer: issuer.url }, AbortSignal.timeout(50))).rejects.toThrow(
    /does not answer: .*timeout/,
  );
});

describe('an issuer response is refused', () => {
  let server: Server;
  let url: string;
  const answering = async (listener: RequestListener) => {
    server = createServer(listener);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  afterEach(() => (server.closeAllConnections(), server.close()));

  test.each([
    ['of_another_issuer', () => ({ issuer: 'https://issuer.example', jwks_uri: `${url}/keys` }), 'is of the issuer'],
    ['without_an_address_of_keys', () => ({ issuer: url }), 'names no https address'],
    [
      'with_an_address_of_keys_without_tls',
      () => ({ issuer: url, jwks_uri: 'http://keys.example/' }),
      'names no https address',
    ],
    ['that_is_a_list', () => [], 'something other than a JSON object'],
    ['that_is_too_long', () => ({ keys: 'x'.repeat(300 * 1024) }), 'more than 262144 bytes'],
  ])('%s', async (_name, document, message) => {
    await answering((_, response) => response.end(JSON.stringify(document())));
    await expect(fetchKeys({ issuer: url }, AbortSignal.timeout(5_000))).rejects.toThrow(message);
  });

  test('that_redirects', async () => {
    await answering((_, response) => response.writeHead(302, { location: issuer.url }).end());
    await expect(fetchKeys({ issuer: url }, AbortSignal.timeout(5_000))).rejects.toThrow('does not answer');
    expect(issuer.requests).toEqual([]);
  });

  test('with_an_empty_set_of_keys', async () => {
    await answering((_, response) => response.end('{"keys":[]}'));
    const place = { issuer: url, jwksUrl: `${url}/keys` };
    await expect(fetchKeys(place, AbortSignal.timeout(5_000))).rejects.toThrow('holds no keys');
  });
});
