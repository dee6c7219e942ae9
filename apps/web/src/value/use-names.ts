import { useMemo } from 'react';
import type { Party, Timeline } from '#client';
import { loadTermKinds } from '../service/service';
import { isAnswered, useAnswer } from '../service/use-answer';
import { ANYONE, namedIn } from './named';
import { spelled, spelledName, spellingsIn, wordsOf } from './spelling';
import { PARTIES, scopeOfParty } from './party-scope';
import { inWords, keyOfScope, type Names } from './render-value';

const nobody: readonly Party[] = [];

/** Returns the names of these parties and of others that a timeline names, the titles of kinds, and the spellings of scopes. */
export const useNames = (parties?: readonly Party[], timeline?: Timeline): Names =>
  useNamesAnswered(parties, timeline).names;

/** Returns the names, and whether all are loaded. A picture rendered with some of them would be rendered again with all. */
export function useNamesAnswered(
  parties: readonly Party[] = nobody,
  timeline?: Timeline,
): { readonly names: Names; readonly areAll: boolean } {
  const answered = useAnswer(loadTermKinds);
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

/** Returns names of the parties' lanes, which are rendered like those of terms. */
function namesOfLanes(timeline: Timeline | undefined, parties: readonly Party[]): [string, string][] {
  const now = new Map(parties.map(({ id, name }) => [id, name]));
  const all = (timeline?.parties ?? []).flatMap(({ id, name }): [string, string][] => {
    const rendered = now.get(id) ?? name ?? inWords(id);
    return [
      [id, rendered],
      [keyOfScope(scopeOfParty(id)), rendered],
    ];
  });
  return [[`${PARTIES}/`, 'Parties'], ...all];
}

/** Returns the names of other parties and of scopes. Only the texts spell them. */
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
  const scopes = new Set(
    [...terms, ...announced.flatMap((announcement) => announcement.terms)].map(({ scope }) => scope),
  );
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

/** Returns the names of scopes that only other responses contain. */
export function namesOfScopes(scopes: readonly string[], { events }: Pick<Timeline, 'events'>): [string, string][] {
  const spellings = spellingsIn(new Set(events.map(({ title }) => title)), new Set(scopes.flatMap(wordsOf)));
  return scopes.map((scope) => [keyOfScope(scope), spelled(scope, spellings)]);
}

const summaryOf = (value: unknown): string[] => {
  const { summary } = (typeof value === 'object' && value !== null ? value : {}) as { summary?: unknown };
  return typeof summary === 'string' ? [summary] : [];
};
