import type { PartnershipClient } from '#client';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { findExpirations } from '../expirations/find-expirations';
import { given } from '../run/given';
import { answered } from './answered';
import { at, kind, knownAt, MOST_ITEMS, partnership, party, READ_ONLY, scope, scopeFilter } from './parameters';

/** Registers the tools for the terms in force, their explanations, changes and expirations. */
export function registerTermTools(server: McpServer, client: PartnershipClient): void {
  server.registerTool(
    'terms_at',
    {
      title: 'Terms at a date',
      description:
        'Which terms were in force between the parties on a day, as known at a moment: values, certainty, sources, dissent.',
      inputSchema: z.strictObject({
        partnership,
        at,
        known_at: knownAt,
        kind: kind.optional(),
        scope: scopeFilter,
        resolve: z
          .boolean()
          .optional()
          .describe('with kind and scope: what holds for that scope, from whichever wider scope it comes'),
      }),
      annotations: READ_ONLY,
    },
    ({ partnership: id, known_at, ...input }) =>
      answered(client.terms.show({ path: { id }, query: given({ ...input, knownAt: known_at }) })),
  );
  server.registerTool(
    'explain_term',
    {
      title: 'Explain a term',
      description:
        'Why a term was what it was on a day: every claim considered, which governs, who disagrees, corrections.',
      inputSchema: z.strictObject({ partnership, kind, scope, at, known_at: knownAt }),
      annotations: READ_ONLY,
    },
    ({ partnership: id, kind, scope, at, known_at }) =>
      answered(client.explanation.show({ path: { id, kind, scope }, query: given({ at, knownAt: known_at }) })),
  );
  server.registerTool(
    'term_history',
    {
      title: 'History of a term',
      description:
        'What a term was from when to when, who reaffirmed or contested it, and what waited for a condition. "to" is the first day on which it no longer was.',
      inputSchema: z.strictObject({ partnership, kind, scope, known_at: knownAt }),
      annotations: READ_ONLY,
    },
    ({ partnership: id, kind, scope, known_at }) =>
      answered(client.termHistory.show({ path: { id, kind, scope }, query: given({ knownAt: known_at }) })),
  );
  server.registerTool(
    'diff',
    {
      title: 'What changed',
      description:
        'Which terms differ between two days, or between what was known at two moments, and which events are the cause.',
      inputSchema: z.strictObject({
        partnership,
        from_at: at,
        to_at: at,
        from_known_at: knownAt,
        to_known_at: knownAt,
      }),
      annotations: READ_ONLY,
    },
    ({ partnership: id, ...input }) =>
      answered(
        client.diff.show({
          path: { id },
          query: given({
            fromAt: input.from_at,
            toAt: input.to_at,
            fromKnownAt: input.from_known_at,
            toKnownAt: input.to_known_at,
          }),
        }),
      ),
  );
  server.registerTool(
    'list_expirations',
    {
      title: 'What ends, and by when to act',
      description:
        'Terms that end or may end in a period, renewals and deadlines of notice, and the last days on which what waits for a condition can start. "lastDay" is the last day in force.',
      inputSchema: z.strictObject({
        from: z.string().optional().describe('the first day of the period, or a month or a year; default: today (UTC)'),
        to: z.string().optional().describe('its last day, or a month or a year; default: the tenth year after "from"'),
        partnership: partnership.optional(),
        party: party.optional(),
        kind: kind.optional(),
        scope: scopeFilter,
      }),
      annotations: READ_ONLY,
    },
    (input) => answered(findExpirations(client, input, MOST_ITEMS)),
  );
}
