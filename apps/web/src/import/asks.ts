import { ProblemError, type SubmittedEvent } from '#client';
import { service } from '../service/service';
import type { Asks } from './check-rows';

/** The service, asked what would become of rows. */
export const asks: Asks = {
  isThere: async (id) => {
    try {
      await service().partnerships.show({ path: { id } });
      return true;
    } catch (error) {
      // An id that is none is refused with the events.
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

/** What the service names the command of a line by: its SHA-256. Browsers hash on secure origins alone; elsewhere a repeated row is found out when it is recorded. */
async function keyOf(line: string): Promise<string | null> {
  if (!isSecureContext) return null;
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(line));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
