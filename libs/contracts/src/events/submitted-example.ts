import { correctionContents, eventContents, isCorrectionType, type EventType } from './event';

const source = { publisher: 'Example News', url: 'https://example.org/article' };
const target = '00000000-0000-4000-8000-000000000001';

/** Returns an example of a submitted event of this type, with the example data from the type's registration. */
export function submittedExample(type: EventType): Record<string, unknown> {
  if (type === 'EventCorrected')
    return { type, data: { target, reason: 'A better source.', replacement: submittedExample('ConditionMet') } };
  const { data } = { ...eventContents, ...correctionContents }[type].properties;
  const [example] = (data as { examples?: readonly object[] }).examples ?? [];
  if (example === undefined) throw new Error(`the data of ${type} has no example`);
  const about = isCorrectionType(type)
    ? {}
    : { occurred: '2025-10-28', title: 'Something happened', sources: [source] };
  return { type, ...about, data: structuredClone(example) };
}
