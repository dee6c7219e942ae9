import type { ConditionExpression } from '#client';
import { writtenDate } from '../time/written-date';

type Element = ConditionExpression | { readonly day: string };

/** Renders a condition as its words in quotation marks. A sentence, such as `AGI is verified`, would need grammar. */
export function renderCondition(expression: Element): string {
  if (typeof expression === 'string') return `“${expression.replaceAll('-', ' ')}”`;
  if ('day' in expression) return writtenDate(expression.day);
  const [elements, joint] = 'all' in expression ? [expression.all, ' and '] : [expression.any, ' or '];
  return elements.map(renderElement).join(joint);
}

const renderElement = (element: Element): string =>
  typeof element === 'string' || 'day' in element ? renderCondition(element) : `(${renderCondition(element)})`;
