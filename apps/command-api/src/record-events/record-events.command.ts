import type { RecordCommand, RecordOutcome } from '#recording';
import { Command } from '@nestjs/cqrs';

/** A client's command to record events, as it was sent: checked against the schema, without defaults. */
export class RecordEvents extends Command<{ commandId: string; outcome: RecordOutcome }> {
  constructor(
    readonly partnershipId: string,
    readonly events: readonly unknown[],
    readonly options: {
      readonly actor: string;
      readonly idempotencyKey: string | null;
      readonly accepts: ((version: number) => boolean) | null;
      /** The moment at which the events became known, as the caller states it; null: now. */
      readonly recordedAt: string | null;
      /** The author; a client by default. A copied log contains records that another instance of this service wrote itself. */
      readonly author?: RecordCommand['author'];
      /** The fingerprint that an import states for a command recorded elsewhere; by default that of `events`. */
      readonly fingerprint?: string | undefined;
      /** Whether parties must be known. A file of edition 1 may name any party; otherwise a named party must be known. */
      readonly knownParties?: RecordCommand['knownParties'];
      /** When the wait for the answer begins. A line of an import waits for its turn; by default the wait begins now. */
      readonly waits?: RecordCommand['waits'];
    },
  ) {
    super();
  }
}
