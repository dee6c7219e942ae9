import type { EventsRecordResponse, PartnershipClient, Preview, SubmittedEvent } from '#client';
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
    body: bodyOf({ events, recordedAt }),
  });

/** Returns a preview of the answer to a command, without recording it. */
export const preview = (client: PartnershipClient, { partnershipId, events, recordedAt }: Command): Promise<Preview> =>
  client.preview.preview({ path: { id: partnershipId }, body: bodyOf({ events, recordedAt }) });

/** The service checks the body and reports faults with their location. */
const bodyOf = ({ events, recordedAt }: Pick<Command, 'events' | 'recordedAt'>) => ({
  events: events as SubmittedEvent[],
  ...given({ recordedAt }),
});
