import { once } from 'node:events';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createMcpServer } from '../mcp/mcp-server';
import { serveMcpOverHttp } from '../mcp/serve-http';
import { writeNote } from '../output/print';
import { clientOf, command } from '../run/globals';
import { interruption } from '../run/interruption';
import { UsageError } from '../run/errors';

const portNumber = (port: number): number => {
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError('--port takes a number from 0 to 65535.');
};

export const mcp = command({
  command: 'mcp',
  describe: 'read-only tools for assistants (Model Context Protocol), over stdio or HTTP',
  builder: (cli) =>
    cli
      .option('port', {
        type: 'number',
        requiresArg: true,
        coerce: portNumber,
        describe: 'serve Streamable HTTP on this port of 127.0.0.1 (0: any free port) instead of stdio',
      })
      .example('$0 mcp', 'what an assistant starts: messages on standard input and output')
      .example('$0 mcp --port 3001', 'at http://127.0.0.1:3001/mcp'),
  handler: async (argv) => {
    const signal = interruption();
    const client = clientOf({ ...argv, json: true });
    const interrupted = new Promise<void>((resolve) =>
      signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    if (argv.port === undefined) {
      const server = createMcpServer(client);
      await server.connect(new StdioServerTransport());
      await Promise.race([interrupted, once(process.stdin, 'close')]);
      return server.close();
    }
    const { url, server } = await serveMcpOverHttp(client, argv.port);
    writeNote(`Serving at ${url}; Ctrl-C ends it.`);
    await interrupted;
    server.closeAllConnections();
    server.close();
  },
});
