import type { EventsRecordResponse, ImportResult, PartnershipClient, SubmittedEvent } from '#client';
import { given } from '../run/given';

/** A command to be recorded. */
export interface Command {
  readonly partnershipId: string;
  readonly events: readonly unknown[];
  readonly key: string;
  readonly ifVersion: number | undefined;
}

export const send = (
  client: PartnershipClient,
  { partnershipId, events, key, ifVersion }: Command,
): Promise<EventsRecordResponse> =>
  client.events.record({
    path: { id: partnershipId },
    headers: {
      'Idempotency-Key': key,
      ...given({ 'If-Match': ifVersion === undefined ? undefined : `"${ifVersion}"` }),
    },
    // Checked by the service, which says what is wrong and where.
    body: { events: events as SubmittedEvent[] },
  });

/** The same with the moment at which it became known, which only an import may state. */
export async function sendAsKnownSince(
  client: PartnershipClient,
  recordedAt: string,
  { partnershipId, events, key }: Command,
): Promise<ImportResult> {
  const line = JSON.stringify({ partnershipId, events, idempotencyKey: key, recordedAt });
  for await (const result of client.importLines([line])) return result;
  throw new Error('the service answered no line');
}
