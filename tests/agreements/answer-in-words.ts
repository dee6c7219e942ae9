import { answersOf, type TermAnswer } from '../oracle/answers';
import type { History } from '../oracle/events';
import { resolved } from '../oracle/resolve';
import { start, TERM, TODAY, type Asked, type Sentence } from './sentence';

/** The events of a sentence as a recorded history: all on one day, a minute apart. */
export function historyOf({ events }: Sentence): History {
  const ids = [start, ...events].map((_, index) => `event-${index + 1}`);
  return [start, ...events].map((event, index) => {
    const recorded = { id: ids[index]!, version: index + 1, recordedAt: `2025-01-01T12:0${index}:00.000Z` };
    if (!('correct' in event)) return { ...event, ...recorded };
    const data = { target: ids[event.correct - 1]!, replacement: event.by, reason: 'It was recorded wrongly.' };
    return { type: 'EventCorrected' as const, data, ...recorded };
  });
}

/** The oracle's answer as a short text: each value with its certainty, then what stands beside. */
export function answerInWords(history: History, asked: Asked): string {
  const { kind, scope } = { ...TERM, ...asked };
  const question = { version: asked.version ?? history.length, clock: TODAY, days: [asked.on] };
  if (asked.resolve === true) {
    const values = resolved(history, { ...question, at: asked.on }, { kind, scope });
    return (
      values.map((each) => `${named(each.value)}: ${each.certainty} from ${each.resolvedFrom}`).join(', ') || 'not'
    );
  }
  const { terms, days } = answersOf(history, question);
  const answer = terms[`${kind}/${scope}`]?.[asked.on];
  if (!answer) return 'not';
  const values = answer.values.map((each) =>
    asked.bound === true
      ? `${named(each.value)}: ${each.certainty} between ${bound(each)}`
      : `${named(each.value)}: ${each.certainty}`,
  );
  const isPending = days[asked.on]!.pending.some((each) => each.kind === kind && each.scope === scope);
  return [values.join(', ') || 'not', ...beside(answer), ...(isPending ? ['pending'] : [])].join('; ');
}

function* beside({ inForce, suspended, values, contested, notCounted }: TermAnswer): Generator<string> {
  if (suspended === 'definitely') yield 'suspended';
  if (suspended === 'possibly') yield 'possibly suspended';
  if (inForce === 'definitely' && values.length > 1) yield 'in force';
  for (const { lastReaffirmed } of values) if (lastReaffirmed) yield `reaffirmed on ${lastReaffirmed.on}`;
  for (const { value } of contested) yield `contested: ${named(value)}`;
  for (const { value, because } of notCounted) yield `not counted: ${named(value)} (${because})`;
}

const bound = ({ between, mayBind }: { between: readonly string[]; mayBind: readonly string[] }): string =>
  mayBind.length === 0 ? between.join(', ') : `${between.join(', ')} and perhaps ${mayBind.join(', ')}`;

/** A value by its summary, or by the absence that it states. */
function named(value: unknown): string {
  const { summary, ...absence } = value as { summary?: string };
  return summary ?? Object.keys(absence).join();
}
