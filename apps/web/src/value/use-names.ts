import { useMemo } from 'react';
import type { Party, Timeline } from '#client';
import { askTermKinds } from '../service/service';
import { isAnswered, useAnswer } from '../service/use-answer';
import { ANYONE, namedIn } from './named';
import { spelled, spelledName, spellingsIn, wordsOf } from './spelling';
import { PARTIES, scopeOfParty } from './party-scope';
import { inWords, keyOfScope, type Names } from './tell-value';

const nobody: readonly Party[] = [];

/** Names of these parties and of whom else a timeline names, titles of the kinds of terms, and scopes as people write them. */
export const useNames = (parties?: readonly Party[], timeline?: Timeline): Names =>
  useNamesAnswered(parties, timeline).names;

/** The same, and whether all are there: what is drawn with some of them is drawn a second time with all. */
export function useNamesAnswered(
  parties: readonly Party[] = nobody,
  timeline?: Timeline,
): { readonly names: Names; readonly areAll: boolean } {
  const answered = useAnswer(askTermKinds);
  const kinds = answered.value;
  const found = useMemo(() => (timeline ? namesIn(timeline, parties) : []), [timeline, parties]);
  const names = useMemo(
    () =>
      new Map([
        ...(kinds?.items ?? []).map(({ kind, title }) => [`${kind}/`, title] as const),
        ...found,
        ...parties.map(({ id, name }) => [id, name] as const),
        ...namesOfLanes(timeline, parties),
      ]),
    [kinds, found, parties, timeline],
  );
  return { names, areAll: isAnswered(answered) };
}

/** Lanes of the parties are told like those of terms. */
function namesOfLanes(timeline: Timeline | undefined, parties: readonly Party[]): [string, string][] {
  const now = new Map(parties.map(({ id, name }) => [id, name]));
  const all = (timeline?.parties ?? []).flatMap(({ id, name }): [string, string][] => {
    const told = now.get(id) ?? name ?? inWords(id);
    return [
      [id, told],
      [keyOfScope(scopeOfParty(id)), told],
    ];
  });
  return [[`${PARTIES}/`, 'Parties'], ...all];
}

/** Who is named without being a party has a name only in the texts; so have scopes. */
function namesIn({ events, terms, announced }: Timeline, parties: readonly Party[]): [string, string][] {
  const values = terms.flatMap(({ segments, pending, contested }) => [
    ...segments.flatMap(({ answers }) => answers.map(({ value }) => value)),
    ...pending.map(({ value }) => value),
    ...contested.map(({ value }) => value),
  ]);
  const asserting = new Set(events.flatMap(({ assertedBy }) => assertedBy));
  const ids = new Set([
    ...values.flatMap((value) => namedIn(value) ?? []),
    ...[...asserting].filter((by) => /^[a-z0-9-]+$/.test(by)),
  ]);
  const scopes = new Set([...terms, ...announced.flatMap((said) => said.terms)].map(({ scope }) => scope));
  const texts = new Set([
    ...parties.map(({ name }) => name),
    ...events.map(({ title }) => title),
    ...values.flatMap((value) => summaryOf(value)),
  ]);
  const spellings = spellingsIn(texts, new Set([...ids, ...scopes].flatMap(wordsOf)));
  return [
    ...[...ids].filter((id) => id !== ANYONE).map((id): [string, string] => [id, spelledName(id, spellings)]),
    ...[...scopes].map((scope): [string, string] => [keyOfScope(scope), spelled(scope, spellings)]),
  ];
}

/** The same of scopes that only other answers name. */
export function namesOfScopes(scopes: readonly string[], { events }: Pick<Timeline, 'events'>): [string, string][] {
  const spellings = spellingsIn(new Set(events.map(({ title }) => title)), new Set(scopes.flatMap(wordsOf)));
  return scopes.map((scope) => [keyOfScope(scope), spelled(scope, spellings)]);
}

const summaryOf = (value: unknown): string[] => {
  const { summary } = (typeof value === 'object' && value !== null ? value : {}) as { summary?: unknown };
  return typeof summary === 'string' ? [summary] : [];
};
