import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { PartnershipClient } from '#client';
import { serveMcpOverHttp } from './serve-http';

const LIST = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} };

test('only_requests_of_the_same_origin_or_without_an_origin_are_served', async () => {
  const { url, server } = await serveMcpOverHttp(new PartnershipClient({ url: 'http://127.0.0.1:9' }), 0);
  const statusFor = async (origin?: string): Promise<number> => {
    const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
    const body = JSON.stringify(LIST);
    return (await fetch(url, { method: 'POST', headers: { ...headers, ...(origin && { origin }) }, body })).status;
  };
  const { port } = new URL(url);
  expect(await statusFor()).toBe(200);
  expect(await statusFor(`http://127.0.0.1:${port}`)).toBe(200);
  expect(await statusFor(`http://localhost:${port}`)).toBe(200);
  for (const foreign of [
    'http://evil.example',
    `http://evil.example:${port}`,
    'null',
    'http://localhost:1',
    `https://localhost:${port}`,
  ])
    expect([foreign, await statusFor(foreign)]).toEqual([foreign, 403]);
  server.closeAllConnections();
  server.close();
});

test('only_messages_to_the_address_of_the_server_are_taken', async () => {
  const { url, server } = await serveMcpOverHttp(new PartnershipClient({ url: 'http://127.0.0.1:9' }), 0);
  const { port, origin } = new URL(url);
  const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  // There are no messages of the server that a stream could carry, and no sessions that could be ended.
  for (const method of ['GET', 'DELETE', 'PUT', 'OPTIONS']) {
    const refused = await fetch(url, { method, headers });
    expect([method, refused.status, refused.headers.get('allow')]).toEqual([method, 405, 'POST']);
    expect(await refused.json()).toMatchObject({ jsonrpc: '2.0', error: { message: expect.any(String) as string } });
  }
  expect((await fetch(`${origin}/other`, { method: 'POST', headers, body: '{}' })).status).toBe(404);
  for (const target of ['//', 'http://[', '*'])
    expect([target, await statusOf(Number(port), target)]).toEqual([target, 404]);
  server.closeAllConnections();
  server.close();
});

test('a_message_that_is_far_longer_than_any_question_is_refused', async () => {
  const { url, server } = await serveMcpOverHttp(new PartnershipClient({ url: 'http://127.0.0.1:9' }), 0);
  const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  const args = Object.fromEntries(Array.from({ length: 20_000 }, (_, nth) => [`name-${nth}`, 1]));
  const body = JSON.stringify({ ...LIST, method: 'tools/call', params: { name: 'terms_at', arguments: args } });
  const refused = await fetch(url, { method: 'POST', headers, body });
  expect(refused.status).toBe(413);
  expect((await refused.text()).length).toBeLessThan(1_000);
  server.closeAllConnections();
  server.close();
});

/** Sends a request target that is no URL, and returns the status. */
async function statusOf(port: number, target: string): Promise<number> {
  const [response] = (await once(
    request({ port, host: '127.0.0.1', path: target, method: 'POST' }).end('{}'),
    'response',
  )) as [IncomingMessage];
  response.resume();
  return response.statusCode ?? 0;
}
