import { boundsOf, formatDay, PartnershipWorlds } from '#domain';
import { factsOfHistory } from '../fold/facts-of-history';
import type { History } from '../oracle/events';
import { NO_ANSWER, type Answered } from './answer-in-words';
import { TERM, TODAY, type QuestionWithAnswer } from './sentence';

const dayOf = (text: string): number => boundsOf(text).lo;
const read = <T extends { readonly value: string | null }>(entry: T): T & { value: unknown } => ({
  ...entry,
  value: entry.value === null ? null : (JSON.parse(entry.value) as unknown),
});

/** The answer of the service's own fold. */
export function answeredByTheFold(history: History, question: QuestionWithAnswer): Answered {
  const term = { kind: question.kind ?? TERM.kind, scope: question.scope ?? TERM.scope };
  const worlds = PartnershipWorlds.of(factsOfHistory(history, question.version ?? history.length)).at(dayOf(TODAY));
  const on = dayOf(question.on);
  if (question.resolve === true) return { ...NO_ANSWER, values: worlds.resolved(term, on).values.map(read) };
  const { inForce, suspended, values } = worlds.on(term, on);
  return {
    inForce,
    suspended,
    values: values.map((value) => {
      const last = worlds.lastReaffirmed(term, value, on);
      return { ...read(value), lastReaffirmed: last && { on: formatDay(last.day.lo) } };
    }),
    contested: worlds.contested(term, on).map(read),
    notCounted: worlds.notCounted(term, on).map((fact) => ({ ...read(fact), because: fact.standing })),
    isPending: worlds.pendingOf(term, on).length > 0,
  };
}
