import type { PartnershipClient } from '#client';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { registerAgreementTools } from './agreement-tools';
import { registerPartyTools } from './party-tools';
import { registerTermTools } from './term-tools';

const INSTRUCTIONS = `Answers come from a record of what companies published. Every value names the events and sources that say so: cite them.
A term is a kind and a scope (api-hosting/stateless). "at" is the queried day; "known_at" is the time whose knowledge is used, which can be earlier than today.
"possibly" means that it depends on a day that is not known exactly, or on a condition or notice that is still open; "contested" and "notCounted" that somebody states something else: mention it. "pending" lists claims that were agreed and
wait for a condition: they are not in force. "inForce" is about the term, whichever value it has. "reviewedThrough" is the day through which sources were reviewed;
"hindsight" means that the knowledge was recorded later. An agreement that restates others supersedes them. A party may be a former one or a third party: state which.
The link "self" of an answer pins it for ever.`;

/** Creates a read-only server of the Model Context Protocol that queries the service through its client. */
export function createMcpServer(client: PartnershipClient): McpServer {
  const server = new McpServer({ name: 'partnership-timeline', version: '1' }, { instructions: INSTRUCTIONS });
  registerPartyTools(server, client);
  registerTermTools(server, client);
  registerAgreementTools(server, client);
  return server;
}
