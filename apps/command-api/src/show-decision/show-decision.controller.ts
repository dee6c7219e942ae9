import { Slug } from '#contracts';
import { defineRoute, Input, Route, strongEtag, type InputOf } from '#http';
import { Recorder } from '#recording';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { recordedAnswer } from '../record-events/record-answer';
import { MAX_KEY_LENGTH, RecordedAnswer } from '../record-events/record-events.route';

const VoidAttempt = Type.Object({
  partition: Type.Integer(),
  offset: Type.Integer(),
  reason: Type.String(),
  detail: Type.String(),
});

const showDecision = defineRoute({
  method: 'GET',
  path: '/v1/partnerships/:id/decisions/:commandId',
  summary: 'Show the state of a command',
  description:
    '`effective` with its answer, `void` with the reason of each attempt, or `unseen` if no record of it has been read.',
  tag: 'Record',
  params: Type.Object({ id: Slug, commandId: Type.String({ minLength: 1, maxLength: MAX_KEY_LENGTH }) }),
  responses: {
    200: {
      description: 'its status',
      schema: Type.Union([
        Type.Object({ status: Type.Literal('effective'), answer: RecordedAnswer }),
        Type.Object({ status: Type.Literal('void'), reason: Type.String(), attempts: Type.Array(VoidAttempt) }),
        Type.Object({ status: Type.Literal('unseen') }),
      ]),
    },
  },
});

@Controller()
export class ShowDecisionController {
  constructor(private readonly recorder: Recorder) {}

  @Route(showDecision)
  async show(@Input() { params }: InputOf<typeof showDecision>, @Res({ passthrough: true }) reply: FastifyReply) {
    const status = await this.recorder.statusOf(params.id, params.commandId);
    if (status.status === 'void') return { ...status, reason: status.attempts.at(-1)!.reason };
    if (status.status === 'unseen') return status;
    void reply.header('etag', strongEtag(status.decision.version));
    return { status: status.status, answer: recordedAnswer(status.decision, this.recorder) };
  }
}
