import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { PartnershipClient } from '#client';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { createMcpServer } from './mcp-server';

const HOST = '127.0.0.1';
const PATH = '/mcp';

/** Serves streamable HTTP on this machine only. Each request is independent, so the server keeps no state between them. */
export async function serveMcpOverHttp(
  client: PartnershipClient,
  port: number,
): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    void (async () => {
      if (new URL(request.url ?? '/', `http://${HOST}`).pathname !== PATH) return response.writeHead(404).end();
      // Protects against DNS rebinding: a page in a browser must not reach the server under a name that resolves to this machine.
      const { port: own } = server.address() as AddressInfo;
      const transport = new StreamableHTTPServerTransport({
        enableJsonResponse: true,
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
