import type { PartnershipClient } from '#client';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { given } from '../run/given';
import { answered } from './answered';
import { at, knownAt, partnership, READ_ONLY } from './parameters';

/** Registers the tools for the agreements of a partnership and for a single one. */
export function registerAgreementTools(server: McpServer, client: PartnershipClient): void {
  server.registerTool(
    'list_agreements',
    {
      title: 'Agreements',
      description:
        'The agreements of a partnership with what each is on a day (pending, in-force, superseded, ended …), which amends or restates which, and the terms that it set.',
      inputSchema: z.strictObject({ partnership, at, known_at: knownAt }),
      annotations: READ_ONLY,
    },
    ({ partnership: id, at, known_at }) =>
      answered(client.agreements.list({ path: { id }, query: given({ at, knownAt: known_at }) })),
  );
  server.registerTool(
    'show_agreement',
    {
      title: 'One agreement',
      description: 'What an agreement set and ended, term by term, and the state of each claim on a day.',
      inputSchema: z.strictObject({
        partnership,
        agreement: z.string().describe('id of an agreement, as list_agreements lists it'),
        at,
        known_at: knownAt,
      }),
      annotations: READ_ONLY,
    },
    ({ partnership: id, agreement: agreementId, at, known_at }) =>
      answered(client.agreements.show({ path: { id, agreementId }, query: given({ at, knownAt: known_at }) })),
  );
}
