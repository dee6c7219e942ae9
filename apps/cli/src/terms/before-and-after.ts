import type { ConditionExpression } from '#client';
import { answersInShort, inShort, listed } from '../output/in-short';
import { renderCondition } from './condition';

interface Answer {
  readonly value: unknown;
  readonly certainty: string;
  readonly between?: readonly string[] | null;
  readonly mayBind?: readonly string[];
  readonly fromCondition?: ConditionExpression;
  readonly untilCondition?: ConditionExpression;
  readonly renews?: boolean;
}

export interface BeforeAndAfter {
  readonly was: string;
  readonly now: string;
}

/** Renders the answers before and after a change. If both have the same words, what differs is added in parentheses. */
export function beforeAndAfter(was: readonly Answer[], now: readonly Answer[]): BeforeAndAfter {
  const rendered = { was: answersInShort(was), now: answersInShort(now) };
  if (rendered.was !== rendered.now) return rendered;
  return {
    was: withNotes(rendered.was, onlyIn(was, now)),
    now: withNotes(rendered.now, onlyIn(now, was)),
  };
}

const withNotes = (text: string, notes: readonly string[]): string =>
  notes.length === 0 ? text : `${text} (${notes.join('; ')})`;

function onlyIn(these: readonly Answer[], others: readonly Answer[]): string[] {
  const known = new Set(others.flatMap(notesOf));
  return [...new Set(these.flatMap(notesOf))].filter((note) => !known.has(note));
}

const notesOf = ({ value, between, mayBind, fromCondition, untilCondition, renews }: Answer): string[] => [
  ...membersOf(value),
  ...(between === undefined ? [] : [between === null ? 'binds the first parties' : `binds ${listed(between)}`]),
  ...(mayBind === undefined || mayBind.length === 0 ? [] : [`may bind ${listed(mayBind)}`]),
  ...(fromCondition === undefined ? [] : [`starts when ${renderCondition(fromCondition)} comes true`]),
  ...(untilCondition === undefined ? [] : [`ends when ${renderCondition(untilCondition)} comes true`]),
  ...(renews !== true ? [] : ['renews itself unless notice is given']),
];

const membersOf = (value: unknown): string[] =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? []
    : Object.entries(value).map(([name, member]) => `${name}: ${inShort(member)}`);
