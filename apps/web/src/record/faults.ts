import { inWords } from '../value/tell-value';
import type { Fault } from './draft';

/** `untilCondition` as `Until condition`. */
export const inWordsOf = (member: string): string =>
  inWords(member.replaceAll(/([A-Z])/g, (letter) => `-${letter.toLowerCase()}`));

/** Members that a form shows without a name of their own. */
const UNNAMED: ReadonlySet<string> = new Set(['events', 'data', 'replacement', 'value']);

/** Members under the question that asks for them. */
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

/** What a pointer leads to, in words: `/events/0/sources/1/url` as `Source 2, address`. */
export function nameOfPlace(pointer: string): string {
  const names: string[] = [];
  for (const part of pointer.split('/').slice(1)) {
    if (/^\d+$/.test(part)) {
      if (names.length > 0) names.push(`${names.pop()} ${Number(part) + 1}`);
    } else if (!UNNAMED.has(part)) names.push(NAMED[part] ?? inWordsOf(part).toLowerCase());
  }
  // The title of an event answers a question; that of a document is a title.
  if (names.length === 1 && names[0] === 'title') names[0] = 'what happened';
  const words = [...names, ...(pointer.endsWith('/value') ? ['what holds'] : [])].join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A fault in words, at its field: without the place, which is there, and without patterns, which are for programs. */
export function sayFault({ detail }: Fault): string {
  const said = detail
    .replace(/^\/\S* /, '')
    .replace(/must (match pattern|be lower-case words|be a UUID) .*$/, 'is not written as this field needs it')
    .replace(/^(\S+) was never named, .*$/, '“$1” is not known here: name a party, or add it under “Who else is named”')
    .replace(/^must be object$/, 'is not written as this field needs it');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** One fault a place: a value that may be one of several is refused once for each. */
export const withoutRepeats = (faults: readonly Fault[]): readonly Fault[] => [
  ...new Map(faults.map((fault) => [`${fault.pointer} ${sayFault(fault)}`, fault])).values(),
];
