import type { QuestionWithAnswer } from './sentence';

interface AnsweredValue {
  readonly value: unknown;
  readonly certainty: string;
  readonly between: readonly string[];
  readonly mayBind: readonly string[];
  readonly lastReaffirmed?: { readonly on: string } | null;
  readonly resolvedFrom?: string;
}

/** An answer about one term on one day, of the fold, the oracle or the service. */
export interface Answered {
  readonly inForce: string;
  readonly suspended: string;
  readonly values: readonly AnsweredValue[];
  readonly contested: readonly { readonly value: unknown }[];
  readonly notCounted: readonly { readonly value: unknown; readonly because: string }[];
  readonly isPending: boolean;
}

/** The answer about a term that no event names. */
export const NO_ANSWER: Answered = {
  inForce: 'not',
  suspended: 'not',
  values: [],
  contested: [],
  notCounted: [],
  isPending: false,
};

/** An answer as a short text: each value with its certainty, then the other parts of the answer. */
export function inWords(answer: Answered, question: QuestionWithAnswer): string {
  const values = answer.values.map((each) => valueInWords(each, question)).toSorted();
  return [values.join(', ') || 'not in force', ...beside(answer)].join('; ');
}

function valueInWords(
  { value, certainty, resolvedFrom, ...bound }: AnsweredValue,
  question: QuestionWithAnswer,
): string {
  const from = resolvedFrom === undefined ? '' : ` from ${resolvedFrom}`;
  const between = question.bound === true ? ` between ${boundInWords(bound)}` : '';
  return `${named(value)}: ${certainty}${from}${between}`;
}

function* beside({ inForce, suspended, values, contested, notCounted, isPending }: Answered): Generator<string> {
  if (suspended === 'definitely') yield 'suspended';
  if (suspended === 'possibly') yield 'possibly suspended';
  if (inForce === 'definitely' && values.length > 1) yield 'in force';
  for (const { lastReaffirmed } of values) if (lastReaffirmed) yield `reaffirmed on ${lastReaffirmed.on}`;
  for (const { value } of contested) yield `contested: ${named(value)}`;
  for (const { value, because } of notCounted) yield `not counted: ${named(value)} (${because})`;
  if (isPending) yield 'pending';
}

const boundInWords = ({ between, mayBind }: Pick<AnsweredValue, 'between' | 'mayBind'>): string =>
  mayBind.length === 0 ? between.join(', ') : `${between.join(', ')} and perhaps ${mayBind.join(', ')}`;

/** A value by its summary, or by the absence that it states. */
export function named(value: unknown): string {
  if (value === null) return 'nothing';
  const { summary, ...absence } = value as { summary?: string };
  return summary ?? Object.keys(absence).join();
}
