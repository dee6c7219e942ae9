import { ProblemError, ServiceUnreachable } from '#client';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';

/** The maximum length of an answer: far more than an assistant can read. */
const MOST_CHARACTERS = 1024 * 1024;
const TOO_LONG =
  'The answer has more than a million characters. Ask about one term (explain_term), one agreement, a single day or a shorter period, or two days that lie closer together.';

/** Returns the result of a tool. A refusal is returned in the service's own words, so that the assistant can correct its request. */
export async function answered(answer: Promise<object>): Promise<CallToolResult> {
  try {
    const rendered = await answer;
    const text = JSON.stringify(rendered);
    if (text.length > MOST_CHARACTERS) return { isError: true, content: [{ type: 'text', text: TOO_LONG }] };
    return { content: [{ type: 'text', text }], structuredContent: { ...rendered } };
  } catch (error) {
    if (!(error instanceof ProblemError || error instanceof ServiceUnreachable)) throw error;
    const faults =
      error instanceof ProblemError ? error.errors.map(({ pointer, detail }) => `${pointer}: ${detail}`) : [];
    return { isError: true, content: [{ type: 'text', text: [error.message, ...faults].join('\n') }] };
  }
}
