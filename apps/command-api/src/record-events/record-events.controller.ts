import {
  Actor,
  faultyBody,
  Input,
  readIfMatch,
  refuseFaults,
  Route,
  Scopes,
  strongEtag,
  type InputOf,
  type Scope,
} from '#http';
import { faultsOfRequest, momentOf } from '#domain';
import { Recorder } from '#recording';
import { Controller, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { decisionPath, problemOf, recordedAnswer } from './record-answer';
import { RecordEvents } from './record-events.command';
import { recordEvents } from './record-events.route';
import { refusalOfMoment } from './stated-moment';

@Controller()
export class RecordEventsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly recorder: Recorder,
  ) {}

  @Route(recordEvents)
  async record(
    @Input() { params, headers, body, faults }: InputOf<typeof recordEvents>,
    @Actor() actor: string,
    @Scopes() scopes: readonly Scope[],
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const refusal = refusalOfMoment((body as { recordedAt?: unknown } | null)?.recordedAt, scopes);
    if (refusal) throw refusal;
    refuseFaults([...faults, ...faultyBody(faultsOfRequest(body, this.recorder.termKinds))]);
    const { events, recordedAt } = body as { events: readonly unknown[]; recordedAt?: string };
    const condition = readIfMatch(headers['If-Match']);
    const { commandId, outcome } = await this.commands.execute(
      new RecordEvents(params.id, events, {
        actor,
        idempotencyKey: headers['Idempotency-Key'] ?? null,
        accepts: condition ? (version) => condition.matches(version) : null,
        recordedAt: recordedAt === undefined ? null : momentOf(recordedAt),
      }),
    );
    void reply.header('idempotency-key', commandId);
    if (outcome.outcome === 'recorded') {
      void reply.header('etag', strongEtag(outcome.decision.version));
      return recordedAnswer(outcome.decision, this.recorder);
    }
    if (outcome.outcome !== 'unruled') throw problemOf(outcome);
    const decision = decisionPath(params.id, commandId);
    void reply.status(202).header('location', decision);
    return { partnershipId: params.id, commandId, decision };
  }
}
