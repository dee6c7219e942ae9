import type { ConditionExpression } from '#client';
import { writtenDate } from '../time/written-date';

type Element = ConditionExpression | { readonly day: string };

/** `agi-verified` as `AGI is verified` would need grammar: the words are kept, in quotation marks. */
export function tellCondition(expression: Element): string {
  if (typeof expression === 'string') return `“${expression.replaceAll('-', ' ')}”`;
  if ('day' in expression) return writtenDate(expression.day);
  const [elements, joint] = 'all' in expression ? [expression.all, ' and '] : [expression.any, ' or '];
  return elements.map(tellElement).join(joint);
}

const tellElement = (element: Element): string =>
  typeof element === 'string' || 'day' in element ? tellCondition(element) : `(${tellCondition(element)})`;
