import type { EventsRecordResponse, PartnershipClient, SubmittedEvent } from '#client';
import { given } from '../run/given';

/** A command to be recorded. */
export interface Command {
  readonly partnershipId: string;
  readonly events: readonly unknown[];
  readonly key: string;
  readonly ifVersion: number | undefined;
  readonly recordedAt: string | undefined;
}

export const send = (
  client: PartnershipClient,
  { partnershipId, events, key, ifVersion, recordedAt }: Command,
): Promise<EventsRecordResponse> =>
  client.events.record({
    path: { id: partnershipId },
    headers: {
      'Idempotency-Key': key,
      ...given({ 'If-Match': ifVersion === undefined ? undefined : `"${ifVersion}"` }),
    },
    // Checked by the service, which says what is wrong and where.
    body: { events: events as SubmittedEvent[], ...given({ recordedAt }) },
  });
