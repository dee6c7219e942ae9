import type { ToldAnswer } from '#contracts';
import { plainLine } from '#http';
import { shortened } from './shortened';
import type { NameOf } from './value-in-words';

const MOST_LISTS = 3;
const MOST_CHARACTERS = 240;

/** Renders who is bound by some answers, each list of parties once. */
export function partiesInWords(answers: readonly Pick<ToldAnswer, 'between' | 'mayBind'>[], party: NameOf): string {
  const lists = [...new Set(answers.map((answer) => boundBy(answer, party)))];
  const named = `${lists.slice(0, MOST_LISTS).join(', or ')}${lists.length > MOST_LISTS ? ', or others' : ''}`;
  return shortened(plainLine(named), MOST_CHARACTERS);
}

function boundBy({ between, mayBind = [] }: Pick<ToldAnswer, 'between' | 'mayBind'>, party: NameOf): string {
  const named = (ids: readonly string[]): string => listed(ids.map((id) => party(id) ?? id));
  const certain = between === null ? 'the first parties' : named(between);
  if (mayBind.length === 0) return certain;
  return `${certain === '' ? '' : `${certain}, and `}possibly ${named(mayBind)}`;
}

export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
