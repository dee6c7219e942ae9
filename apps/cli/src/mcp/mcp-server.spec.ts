import { PartnershipClient } from '#client';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { createMcpServer } from './mcp-server';

async function assistant(): Promise<Client> {
  const server = createMcpServer(new PartnershipClient({ url: 'http://127.0.0.1:9' }));
  const client = new Client({ name: 'test', version: '1' });
  const [here, there] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(there), client.connect(here)]);
  return client;
}

test('a_parameter_that_a_tool_does_not_have_is_refused_and_named', async () => {
  const client = await assistant();
  const { tools } = await client.listTools();
  for (const { name, inputSchema } of tools)
    expect([name, inputSchema]).toEqual([name, expect.objectContaining({ additionalProperties: false })]);
  const answer = await client.callTool({ name: 'diff', arguments: { partnership: 'a-b', fromAt: '2020-01-01' } });
  expect(answer.isError).toBe(true);
  expect(JSON.stringify(answer.content)).toContain('fromAt');
  await client.close();
});
