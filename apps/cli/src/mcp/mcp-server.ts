import { eachItem, ProblemError, ServiceUnreachable, type PartnershipClient } from '#client';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { firstOf } from '../output/some';
import { given } from '../run/given';

const INSTRUCTIONS = `Answers come from a record of what companies published. Every value names the events and sources that say so: cite them.
A term is a kind and a scope (api-hosting/stateless). "at" is the day asked about; "known_at" whose knowledge counts, which can be earlier than today.
"possibly" means that the day is not known exactly; "contested" and "notCounted" that somebody says something else: say so. "pending" lists what was agreed and
waits for a condition: it is not in force. "inForce" tells of the term, whichever value it has. "reviewedThrough" is the day up to which somebody looked for news;
"hindsight" means that the knowledge was recorded later. The link "self" of an answer pins it for ever.`;

const partnership = z.string().describe('id of a partnership, as search_partnerships finds it');
const kind = z.string().describe('kind of a term, such as api-hosting');
const scope = z.string().describe('scope of a term, such as stateless');
const at = z.string().optional().describe('the day asked about: 2026-03-01, 2026-03, 2019; default: today (UTC)');
const knownAt = z.string().optional().describe('whose knowledge counts: a day (its end) or a moment; default: now');
const READ_ONLY = { readOnlyHint: true, idempotentHint: true, openWorldHint: false } as const;
const MOST_PARTNERSHIPS = 1_000;
/** Far more than an assistant can read. */
const MOST_CHARACTERS = 1024 * 1024;
const TOO_LONG =
  'The answer has more than a million characters. Ask about one term (explain_term), a single day instead of a long interval, or two days that lie closer together.';

/** A server of the Model Context Protocol that asks the service for its client: it reads, and changes nothing. */
export function createMcpServer(client: PartnershipClient): McpServer {
  const server = new McpServer({ name: 'partnership-timeline', version: '1' }, { instructions: INSTRUCTIONS });

  server.registerTool(
    'search_partnerships',
    {
      title: 'Search partnerships',
      description: 'Partnerships whose id, name or parties contain a text; all of them without one.',
      inputSchema: { text: z.string().optional().describe('part of an id, a name or a party; in any case') },
      annotations: READ_ONLY,
    },
    ({ text }) => answered(search(client, text)),
  );
  server.registerTool(
    'terms_at',
    {
      title: 'Terms at a date',
      description:
        'Which terms were in force between the parties on a day, as known at a moment: values, certainty, sources, dissent.',
      inputSchema: {
        partnership,
        at,
        known_at: knownAt,
        kind: kind.optional(),
        scope: scope.optional(),
        resolve: z
          .boolean()
          .optional()
          .describe('with kind and scope: what holds for that scope, from whichever wider scope it comes'),
      },
      annotations: READ_ONLY,
    },
    ({ partnership: id, known_at, ...asked }) =>
      answered(client.terms.show({ path: { id }, query: given({ ...asked, knownAt: known_at }) })),
  );
  server.registerTool(
    'explain_term',
    {
      title: 'Explain a term',
      description:
        'Why a term was what it was on a day: every claim considered, which governs, who disagrees, corrections.',
      inputSchema: { partnership, kind, scope, at, known_at: knownAt },
      annotations: READ_ONLY,
    },
    ({ partnership: id, kind, scope, at, known_at }) =>
      answered(client.explanation.show({ path: { id, kind, scope }, query: given({ at, knownAt: known_at }) })),
  );
  server.registerTool(
    'diff',
    {
      title: 'What changed',
      description:
        'Which terms differ between two days, or between what was known at two moments, and which events are the cause.',
      inputSchema: { partnership, from_at: at, to_at: at, from_known_at: knownAt, to_known_at: knownAt },
      annotations: READ_ONLY,
    },
    ({ partnership: id, ...asked }) =>
      answered(
        client.diff.show({
          path: { id },
          query: given({
            fromAt: asked.from_at,
            toAt: asked.to_at,
            fromKnownAt: asked.from_known_at,
            toKnownAt: asked.to_known_at,
          }),
        }),
      ),
  );
  return server;
}

async function search(client: PartnershipClient, text: string | undefined): Promise<object> {
  const query = { ...given({ q: text === '' ? undefined : text }), limit: MOST_PARTNERSHIPS };
  const pages = eachItem((place) => client.partnerships.list({ query: { ...query, ...place } }));
  const { items, more } = await firstOf(pages, MOST_PARTNERSHIPS);
  return { partnerships: items, more };
}

/** What was refused is told to the assistant in the service's own words, so that it can ask better. */
async function answered(answer: Promise<object>): Promise<CallToolResult> {
  try {
    const told = await answer;
    const text = JSON.stringify(told);
    if (text.length > MOST_CHARACTERS) return { isError: true, content: [{ type: 'text', text: TOO_LONG }] };
    return { content: [{ type: 'text', text }], structuredContent: { ...told } };
  } catch (error) {
    if (!(error instanceof ProblemError || error instanceof ServiceUnreachable)) throw error;
    const faults =
      error instanceof ProblemError ? error.errors.map(({ pointer, detail }) => `${pointer}: ${detail}`) : [];
    return { isError: true, content: [{ type: 'text', text: [error.message, ...faults].join('\n') }] };
  }
}
