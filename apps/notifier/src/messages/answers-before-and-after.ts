import { conditionsOf, type ToldAnswer } from '#contracts';
import { plainLine } from '#http';
import { shortened } from './shortened';
import { valueInWords, type NameOf } from './value-in-words';

const MOST_OF_THE_NOTES = 240;

export interface AnswersBeforeAndAfter {
  readonly was: string;
  readonly now: string;
}

/** Renders the answers before and after a change. If both have the same words, what differs is added in parentheses. */
export function answersBeforeAndAfter(
  { was, now }: { readonly was: readonly ToldAnswer[]; readonly now: readonly ToldAnswer[] },
  render: (answers: readonly ToldAnswer[]) => string,
  party: NameOf,
): AnswersBeforeAndAfter {
  const rendered = { was: render(was), now: render(now) };
  if (rendered.was !== rendered.now) return rendered;
  return {
    was: withNotes(rendered.was, notesOnlyIn(was, now, party)),
    now: withNotes(rendered.now, notesOnlyIn(now, was, party)),
  };
}

const withNotes = (text: string, notes: readonly string[]): string =>
  notes.length === 0 ? text : `${text} (${shortened(plainLine(notes.join('; ')), MOST_OF_THE_NOTES)})`;

function notesOnlyIn(these: readonly ToldAnswer[], others: readonly ToldAnswer[], party: NameOf): string[] {
  const notesOf = (answers: readonly ToldAnswer[]): string[] => answers.flatMap((answer) => notes(answer, party));
  const known = new Set(notesOf(others));
  return [...new Set(notesOf(these))].filter((note) => !known.has(note));
}

function notes(answer: ToldAnswer, party: NameOf): string[] {
  const { value, certainty, between, mayBind = [], fromCondition, untilCondition, renews } = answer;
  const named = (ids: readonly string[]): string => ids.map((id) => party(id) ?? id).join(', ');
  return [
    certainty,
    ...membersOf(value, party),
    between === null ? 'binds the first parties' : `binds ${named(between)}`,
    ...(mayBind.length === 0 ? [] : [`may bind ${named(mayBind)}`]),
    ...(fromCondition === undefined ? [] : [`starts on the condition ${conditionsOf(fromCondition).join(', ')}`]),
    ...(untilCondition === undefined ? [] : [`ends on the condition ${conditionsOf(untilCondition).join(', ')}`]),
    ...(renews === undefined ? [] : ['renews itself unless notice is given']),
  ];
}

const membersOf = (value: unknown, party: NameOf): string[] =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? []
    : Object.entries(value).map(([name, member]: [string, unknown]) => valueInWords({ [name]: member }, party));
