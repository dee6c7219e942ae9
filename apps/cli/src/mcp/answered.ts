import { ProblemError, ServiceUnreachable } from '#client';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';

/** Far more than an assistant can read. */
const MOST_CHARACTERS = 1024 * 1024;
const TOO_LONG =
  'The answer has more than a million characters. Ask about one term (explain_term), one agreement, a single day or a shorter period, or two days that lie closer together.';

/** What was refused is told to the assistant in the service's own words, so that it can ask better. */
export async function answered(answer: Promise<object>): Promise<CallToolResult> {
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
