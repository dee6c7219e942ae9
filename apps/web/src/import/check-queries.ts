import { ProblemError, type SubmittedEvent } from '#client';
import { service } from '../service/service';
import type { CheckQueries } from './check-rows';

/** The queries that check rows against the service. */
export const checkQueries: CheckQueries = {
  isThere: async (id) => {
    try {
      await service().partnerships.show({ path: { id } });
      return true;
    } catch (error) {
      // The preview of the events refuses an invalid id.
      if (error instanceof ProblemError && (error.status === 404 || error.status === 400)) return false;
      throw error;
    }
  },
  isRecorded: async (id, line) => {
    const commandId = await keyOf(line);
    if (commandId === null) return false;
    return (await service().decisions.show({ path: { id, commandId } })).status === 'effective';
  },
  refusalsOf: async (id, events) => {
    try {
      const body = { events: events as SubmittedEvent[] };
      return (await service().preview.preview({ path: { id }, body })).refusals;
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status >= 500 || error.status === 401 || error.status === 429)
        throw error;
      return error.errors.length > 0 ? error.errors : [{ pointer: '', detail: error.message }];
    }
  },
};

/**
 * Returns the SHA-256 of a line, which is the id of its command. Browsers hash on secure origins only; elsewhere a repeated row is detected when it
 * is recorded.
 */
async function keyOf(line: string): Promise<string | null> {
  if (!isSecureContext) return null;
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(line));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
