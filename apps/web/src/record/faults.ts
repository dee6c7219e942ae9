import { inWords } from '../value/render-value';
import type { Fault } from './draft';

/** Returns `untilCondition` as `Until condition`. */
export const inWordsOf = (member: string): string =>
  inWords(member.replaceAll(/([A-Z])/g, (letter) => `-${letter.toLowerCase()}`));

/** Members whose name the form does not show. */
const UNNAMED: ReadonlySet<string> = new Set(['events', 'data', 'replacement', 'value']);

/** Members by the words of the question that asks for them. */
const NAMED: Readonly<Record<string, string>> = {
  occurred: 'when',
  assertedBy: 'who says so',
  sources: 'source',
  effects: 'change',
  kind: 'which term',
  scope: 'what it is about',
  url: 'address',
  id: 'id',
};

/** Returns the place of a pointer in words: `/events/0/sources/1/url` as `Source 2, address`. */
export function nameOfPlace(pointer: string): string {
  const names: string[] = [];
  for (const part of pointer.split('/').slice(1)) {
    if (/^\d+$/.test(part)) {
      if (names.length > 0) names.push(`${names.pop()} ${Number(part) + 1}`);
    } else if (!UNNAMED.has(part)) names.push(NAMED[part] ?? inWordsOf(part).toLowerCase());
  }
  // An event's title is labelled with a question; a document's title is labelled as a title.
  if (names.length === 1 && names[0] === 'title') names[0] = 'what happened';
  const words = [...names, ...(pointer.endsWith('/value') ? ['what holds'] : [])].join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Renders a fault at its field. Omits the place, which the field shows, and patterns, which are for programs. */
export function renderFault({ detail }: Fault): string {
  const sentence = detail
    .replace(/^\/\S* /, '')
    .replace(/must (match pattern|be lower-case words|be a UUID) .*$/, 'is not written as this field needs it')
    .replace(/^(\S+) was never named, .*$/, '“$1” is not known here: name a party, or add it under “Who else is named”')
    .replace(/^must be object$/, 'is not written as this field needs it');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** Returns one fault per place and sentence. A value with several variants is refused once for each variant. */
export const withoutRepeats = (faults: readonly Fault[]): readonly Fault[] => [
  ...new Map(faults.map((fault) => [`${fault.pointer} ${renderFault(fault)}`, fault])).values(),
];
