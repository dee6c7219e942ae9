import type { ConditionExpression } from '#client';

type Element = ConditionExpression | { readonly day: string } | (ConditionExpression & object);

/** Renders a condition expression in words. */
export function renderCondition(expression: Element): string {
  if (typeof expression === 'string') return expression;
  if ('day' in expression) return `the day ${expression.day}`;
  const [elements, joint] = 'all' in expression ? [expression.all, ' and '] : [expression.any, ' or '];
  return elements
    .map((element) => {
      const text = renderCondition(element);
      return typeof element === 'object' && !('day' in element) && elements.length > 1 ? `(${text})` : text;
    })
    .join(joint);
}
