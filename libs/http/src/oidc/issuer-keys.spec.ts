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
const loads = () => issuer.asked.filter((path) => path === '/keys').length;

test('the_keys_are_asked_for_once_by_all_who_come_at_once_and_kept', async () => {
  const keys = opened();
  const token = await issuer.token();
  await Promise.all(Array.from({ length: 20 }, () => verify(keys, token)));
  await verify(keys, token);
  expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/keys']);
});

test('a_new_key_is_found_when_a_token_names_it_and_strangers_do_not_make_us_ask_again_and_again', async () => {
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

test('a_key_that_was_withdrawn_is_refused_once_the_keys_were_asked_for_again', async () => {
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

test('known_keys_are_used_while_the_issuer_fails_and_a_key_that_is_not_known_cannot_be_judged', async () => {
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

test('an_issuer_that_fails_is_left_alone_for_a_while_and_each_failure_is_told_once', async () => {
  issuer.mood = 'failing';
  const keys = opened();
  const token = await issuer.token();
  for (let tries = 0; tries < 5; tries++) await expect(verify(keys, token)).rejects.toThrow(IssuerUnreachable);
  expect([issuer.asked.length, faults.length]).toEqual([1, 1]);
  clock += 5_001;
  await expect(verify(keys, token)).rejects.toThrow(/openid-configuration answered 500$/);
  expect([issuer.asked.length, faults.length]).toEqual([2, 2]);
});

test('an_issuer_that_does_not_answer_is_waited_for_no_longer_than_it_is_given', async () => {
  issuer.mood = 'silent';
  await expect(fetchKeys({ issuer: issuer.url }, AbortSignal.timeout(50))).rejects.toThrow(
    /does not answer: .*timeout/,
  );
});

describe('what is not taken from an issuer', () => {
  let server: Server;
  let url: string;
  const answering = async (listener: RequestListener) => {
    server = createServer(listener);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  afterEach(() => (server.closeAllConnections(), server.close()));

  test.each([
    ['another_issuer', () => ({ issuer: 'https://issuer.example', jwks_uri: `${url}/keys` }), 'is of the issuer'],
    ['no_address_of_keys', () => ({ issuer: url }), 'names no https address'],
    ['keys_without_tls_elsewhere', () => ({ issuer: url, jwks_uri: 'http://keys.example/' }), 'names no https address'],
    ['a_list', () => [], 'something other than a JSON object'],
    ['a_document_without_end', () => ({ keys: 'x'.repeat(300 * 1024) }), 'more than 262144 bytes'],
  ])('%s', async (_name, document, told) => {
    await answering((_, response) => response.end(JSON.stringify(document())));
    await expect(fetchKeys({ issuer: url }, AbortSignal.timeout(5_000))).rejects.toThrow(told);
  });

  test('a_redirect', async () => {
    await answering((_, response) => response.writeHead(302, { location: issuer.url }).end());
    await expect(fetchKeys({ issuer: url }, AbortSignal.timeout(5_000))).rejects.toThrow('does not answer');
    expect(issuer.asked).toEqual([]);
  });

  test('an_empty_set_of_keys', async () => {
    await answering((_, response) => response.end('{"keys":[]}'));
    const place = { issuer: url, jwksUrl: `${url}/keys` };
    await expect(fetchKeys(place, AbortSignal.timeout(5_000))).rejects.toThrow('holds no keys');
  });
});
