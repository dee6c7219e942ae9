import { Input, ndjsonInBulk, Route, type InputOf } from '#http';
import { Controller, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { Answers } from '../answers/answers';
import { QuestionsQuery } from './questions.handler';
import { answerQuestions } from './questions.route';

@Controller()
export class QuestionsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly answers: Answers,
  ) {}

  @Route(answerQuestions)
  async answer(@Input() { body }: InputOf<typeof answerQuestions>, @Res() reply: FastifyReply): Promise<void> {
    await ndjsonInBulk(
      reply,
      await this.queries.execute(new QuestionsQuery(body.questions, this.answers.onLarge(reply))),
    );
  }
}
