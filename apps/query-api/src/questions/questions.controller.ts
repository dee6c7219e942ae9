import { Input, ndjsonInBulk, Route, type InputOf } from '#http';
import { Controller, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { Answers } from '../answers/answers';
import { AskQuestions } from './questions.handler';
import { askQuestions } from './questions.route';

@Controller()
export class QuestionsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly answers: Answers,
  ) {}

  @Route(askQuestions)
  async ask(@Input() { body }: InputOf<typeof askQuestions>, @Res() reply: FastifyReply): Promise<void> {
    await ndjsonInBulk(
      reply,
      await this.queries.execute(new AskQuestions(body.questions, this.answers.onLarge(reply))),
    );
  }
}
