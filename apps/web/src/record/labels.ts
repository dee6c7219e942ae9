import { inWordsOf } from './faults';
import type { Read } from './schema';

/** Labels that are clearer than the name of the member. */
const LABELS: Readonly<Record<string, string>> = {
  url: 'Address',
  fromCondition: 'Starts when',
  by: 'At the latest by',
  until: 'Last day in force',
  untilCondition: 'Ends when',
  survives: 'Outlives the agreement',
  clarifies: 'It was always so',
  between: 'Binds only',
  thirdParties: 'Who else is named',
  inResponseTo: 'In response to',
  through: 'You looked up to which day?',
};

/** Hints that replace those of the schema, which are for programs. */
const HINTS: Readonly<Record<string, string>> = {
  assertedBy: 'names of parties, or the name of a publisher, one per line',
  id: 'made from what stands before it',
  from: 'the first day in force; without it the day of the event',
  by: 'after this day it never starts',
  until: 'nothing where no end is stated',
  thirdParties: 'those whom the news names and who are no parties, so that terms can name them',
  agreement: 'the agreement that this belongs to',
  between: 'one per line; if empty, all parties on the day',
  url: 'where it can be read',
  inResponseTo: 'the event that this answers',
};

/** Returns the hint of a member. */
export function hintOf({ title, description, shape }: Read, name: string): string | undefined {
  if (name in HINTS) return HINTS[name];
  if (shape.field === 'lines') return [title, 'one per line'].filter(Boolean).join(', ');
  return shape.field === 'phrase' ? title : (title ?? description);
}

/** Returns the label of a member. */
export const labelOf = (name: string): string => LABELS[name] ?? inWordsOf(name);

/** The names of list items: of one item, and of another one to add. */
export const ONE_OF: Readonly<Record<string, string>> = {
  sources: 'Source',
  parties: 'Party',
  thirdParties: 'Somebody',
  joined: 'Party',
  renamed: 'Party',
};
export const ADDED: Readonly<Record<string, string>> = {
  sources: 'a source',
  parties: 'a party',
  thirdParties: 'somebody',
  joined: 'a party',
  renamed: 'a party',
};
