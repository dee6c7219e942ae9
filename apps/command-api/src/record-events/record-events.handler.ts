import { randomUUID } from 'node:crypto';
import { fillDefaults, fingerprintOf } from '#contracts';
import { Recorder } from '#recording';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RecordEvents } from './record-events.command';

@CommandHandler(RecordEvents)
export class RecordEventsHandler implements ICommandHandler<RecordEvents> {
  constructor(private readonly recorder: Recorder) {}

  async execute({ partnershipId, events, options }: RecordEvents) {
    const commandId = options.idempotencyKey ?? randomUUID();
    const day = (options.recordedAt ?? new Date().toISOString()).slice(0, 10);
    const outcome = await this.recorder.record({
      partnershipId,
      commandId,
      fingerprint: options.fingerprint ?? fingerprintOf(events),
      events: events.map((event) => ({ id: idOf(event) ?? randomUUID(), ...fillDefaults(event, day) })),
      accepts: options.accepts,
      actor: options.actor,
      author: options.author ?? 'client',
      knownParties: options.knownParties ?? 'all',
      recordedAt: options.recordedAt,
      waits: options.waits ?? 'from-arrival',
    });
    return { commandId, outcome };
  }
}

const idOf = (event: unknown): string | undefined => (event as { id?: string }).id;
