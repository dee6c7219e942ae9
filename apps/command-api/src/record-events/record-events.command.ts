import type { RecordCommand, RecordOutcome } from '#recording';
import { Command } from '@nestjs/cqrs';

/** A client's wish to record events, as it was sent: checked against the schema, defaults not written out. */
export class RecordEvents extends Command<{ commandId: string; outcome: RecordOutcome }> {
  constructor(
    readonly partnershipId: string,
    readonly events: readonly unknown[],
    readonly options: {
      readonly actor: string;
      readonly idempotencyKey: string | null;
      readonly accepts: ((version: number) => boolean) | null;
      /** When it became known, as its caller states; null: now. */
      readonly recordedAt: string | null;
      /** A copy of a log brings along what another instance of this service wrote into it; unless given, a client. */
      readonly author?: RecordCommand['author'];
      /** Stated by an import of what was recorded elsewhere; otherwise that of `events`. */
      readonly fingerprint?: string | undefined;
      /** A file of edition 1 may name anybody; else who is named must be known. */
      readonly knownParties?: RecordCommand['knownParties'];
      /** A line of an import waits its turn; unless given, the answer is due from now on. */
      readonly waits?: RecordCommand['waits'];
    },
  ) {
    super();
  }
}
