import { eachItem, type PartnershipClient } from '#client';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { firstOf } from '../output/some';
import { given } from '../run/given';
import { answered } from './answered';
import { MOST_ITEMS, party, READ_ONLY } from './parameters';

const MOST_PARTNERSHIPS_A_PAGE = 100;

/** Registers the tools for partnerships, and for all parties and third parties that they name. */
export function registerPartyTools(server: McpServer, client: PartnershipClient): void {
  server.registerTool(
    'search_partnerships',
    {
      title: 'Search partnerships',
      description: 'Partnerships whose id, name or parties contain a text; without a text, all partnerships.',
      inputSchema: z.strictObject({
        text: z.string().optional().describe('part of an id, a name or a party; in any case'),
      }),
      annotations: READ_ONLY,
    },
    ({ text }) => answered(searchPartnerships(client, text)),
  );
  server.registerTool(
    'search_parties',
    {
      title: 'Search parties',
      description:
        'Parties, former parties and third parties whose id, name, former name or identifier contains a text; without a text, all of them.',
      inputSchema: z.strictObject({
        text: z.string().optional().describe('part of an id, a name or an identifier; in any case'),
      }),
      annotations: READ_ONLY,
    },
    ({ text }) => answered(searchParties(client, text)),
  );
  server.registerTool(
    'show_party',
    {
      title: 'One party',
      description:
        'The names of a party and its role today in each partnership that names it: party, former party or third party, with the first and the last day as a party.',
      inputSchema: z.strictObject({ party }),
      annotations: READ_ONLY,
    },
    ({ party }) => answered(rolesOf(client, party)),
  );
}

const queryOf = (text: string | undefined) => ({
  ...given({ q: text === '' ? undefined : text }),
  limit: MOST_ITEMS,
});

async function searchPartnerships(client: PartnershipClient, text: string | undefined): Promise<object> {
  const pages = eachItem((place) => client.partnerships.list({ query: { ...queryOf(text), ...place } }));
  const { items, more } = await firstOf(pages, MOST_ITEMS);
  return { partnerships: items, more };
}

async function searchParties(client: PartnershipClient, text: string | undefined): Promise<object> {
  const pages = eachItem((place) => client.parties.list({ query: { ...queryOf(text), ...place } }));
  const { items, more } = await firstOf(pages, MOST_ITEMS);
  return { parties: items, more };
}

async function rolesOf(client: PartnershipClient, party: string): Promise<object> {
  const query = { limit: MOST_PARTNERSHIPS_A_PAGE };
  const pages = eachItem((place) => client.parties.show({ path: { id: party }, query: { ...query, ...place } }));
  const { items, more } = await firstOf(pages, MOST_ITEMS);
  return { party, partnerships: items, more };
}
