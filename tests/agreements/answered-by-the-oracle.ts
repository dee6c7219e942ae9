import { answersOf } from '../oracle/answers';
import type { History } from '../oracle/events';
import { resolved } from '../oracle/resolve';
import { NOTHING_SAID, type Answered } from './answer-in-words';
import { TERM, TODAY, type Asked } from './sentence';

export function answeredByTheOracle(history: History, asked: Asked): Answered {
  const { kind, scope } = { ...TERM, ...asked };
  const question = { version: asked.version ?? history.length, clock: TODAY, days: [asked.on] };
  if (asked.resolve === true)
    return { ...NOTHING_SAID, values: resolved(history, { ...question, at: asked.on }, { kind, scope }) };
  const { terms, days } = answersOf(history, question);
  const isPending = days[asked.on]!.pending.some((each) => each.kind === kind && each.scope === scope);
  return { ...NOTHING_SAID, ...terms[`${kind}/${scope}`]?.[asked.on], isPending };
}
