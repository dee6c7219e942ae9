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
