import { createServer, type OutgoingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { PartnershipClient } from '#client';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { createMcpServer } from './mcp-server';

const HOST = '127.0.0.1';
const PATH = '/mcp';
/** Far more than a question needs. The transport repeats faulty arguments in its answer. */
const MOST_BYTES = 64 * 1024;

/** Serves streamable HTTP on this machine only. Each request is independent, so the server keeps no state between them. */
export async function serveMcpOverHttp(
  client: PartnershipClient,
  port: number,
): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    void (async () => {
      if (URL.parse(request.url ?? '/', `http://${HOST}`)?.pathname !== PATH)
        return refuse(response, 404, `The address is ${PATH}.`);
      // The transport would keep an empty stream open for GET. DELETE ends sessions, of which there are none.
      if (request.method !== 'POST') return refuse(response, 405, 'Messages are sent with POST.', { allow: 'POST' });
      // Protects against DNS rebinding: a page in a browser must not reach the server under a name that resolves to this machine.
      const { port: own } = server.address() as AddressInfo;
      const transport = new StreamableHTTPServerTransport({
        enableJsonResponse: true,
        maxRequestBodySize: MOST_BYTES,
        enableDnsRebindingProtection: true,
        allowedHosts: [`${HOST}:${own}`, `localhost:${own}`],
        allowedOrigins: [`http://${HOST}:${own}`, `http://localhost:${own}`],
      });
      const mcp = createMcpServer(client);
      response.once('close', () => void mcp.close());
      await mcp.connect(transport);
      await transport.handleRequest(request, response);
    })().catch(() => response.destroy());
  });
  server.listen(port, HOST);
  await once(server, 'listening');
  return { url: `http://${HOST}:${(server.address() as AddressInfo).port}${PATH}`, server };
}

/** Refuses a request that is no message, in the form in which the transport refuses messages. */
function refuse(response: ServerResponse, status: number, message: string, headers: OutgoingHttpHeaders = {}): void {
  const body = { jsonrpc: '2.0', error: { code: -32_000, message }, id: null };
  response
    .writeHead(status, { ...headers, 'content-type': 'application/json', connection: 'close' })
    .end(JSON.stringify(body));
}
