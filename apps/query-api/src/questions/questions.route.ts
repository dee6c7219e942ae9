import { closed, faultsOf, Slug } from '#contracts';
import { defineRoute } from '#http';
import { Type, type Static } from 'typebox';
import { TermsAnswerSchema } from '../answers/schemas';
import { at, between, kindAndScope, Known, resolve } from '../question/parameters';

export const MOST_QUESTIONS = 1_000;

export const Question = closed(
  {
    partnershipId: Slug,
    at,
    ...Known,
    kinds: Type.Optional(Type.Array(Slug, { minItems: 1, maxItems: 100, description: 'only terms of these kinds' })),
    ...kindAndScope,
    between: Type.Optional(between),
    resolve: Type.Optional(resolve),
  },
  { $id: 'Question' },
);
export type Question = Static<typeof Question>;

const questions = (item: typeof Question) =>
  closed({ questions: Type.Array(item, { minItems: 1, maxItems: MOST_QUESTIONS }) });
/* A problem of one question is answered in the place of its answer. */
const Envelope = closed({ questions: Type.Array(Type.Unknown(), { minItems: 1, maxItems: MOST_QUESTIONS }) });

export const answerQuestions = defineRoute({
  method: 'POST',
  path: '/v1/questions',
  expensive: true,
  summary: 'Up to 1,000 questions at once',
  description:
    'The answer has one line of NDJSON per question, in order: the answer, or a problem with the status that a single request would have. An answer of more than 8 MiB is the problem `answer-too-large`. ' +
    'Answers are computed only as fast as the client reads them. When the connection closes, the service stops.',
  tag: 'Terms',
  scope: 'read',
  body: questions(Question),
  checkBody: (body) => faultsOf(Envelope, body),
  responses: {
    200: { description: 'one answer per line', schema: TermsAnswerSchema, contentType: 'application/x-ndjson' },
  },
  problems: { 422: ['answer-too-large'], 503: ['answers-busy'] },
});
