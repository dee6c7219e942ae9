import { answersOf } from '../oracle/answers';
import type { History } from '../oracle/events';
import { resolved } from '../oracle/resolve';
import { NO_ANSWER, type Answered } from './answer-in-words';
import { TERM, TODAY, type QuestionWithAnswer } from './sentence';

export function answeredByTheOracle(history: History, question: QuestionWithAnswer): Answered {
  const { kind, scope } = { ...TERM, ...question };
  const context = { version: question.version ?? history.length, clock: TODAY, days: [question.on] };
  if (question.resolve === true)
    return { ...NO_ANSWER, values: resolved(history, { ...context, at: question.on }, { kind, scope }) };
  const { terms, days } = answersOf(history, context);
  const isPending = days[question.on]!.pending.some((each) => each.kind === kind && each.scope === scope);
  return { ...NO_ANSWER, ...terms[`${kind}/${scope}`]?.[question.on], isPending };
}
