import { useMemo } from 'react';
import type { Party, Timeline } from '#client';
import { askTermKinds } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { ANYONE, namedIn } from './named';
import { spelled, spelledName, spellingsIn } from './spelling';
import { PARTIES, scopeOfParty } from './party-scope';
import { inWords, keyOfScope, type Names } from './tell-value';

const nobody: readonly Party[] = [];

/** Names of these parties and of whom else a timeline names, titles of the kinds of terms, and scopes as people write them. */
export function useNames(parties: readonly Party[] = nobody, timeline?: Timeline): Names {
  const { value: kinds } = useAnswer(askTermKinds);
  return useMemo(
    () =>
      new Map([
        ...(kinds?.items ?? []).map(({ kind, title }) => [`${kind}/`, title] as const),
        ...(timeline ? namesIn(timeline, parties) : []),
        ...parties.map(({ id, name }) => [id, name] as const),
        ...namesOfLanes(timeline, parties),
      ]),
    [kinds, parties, timeline],
  );
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
  const spellings = spellingsIn([
    ...parties.map(({ name }) => name),
    ...events.map(({ title }) => title),
    ...values.flatMap((value) => summaryOf(value)),
  ]);
  const ids = new Set([
    ...values.flatMap((value) => namedIn(value) ?? []),
    ...events.flatMap(({ assertedBy }) => assertedBy).filter((by) => /^[a-z0-9-]+$/.test(by)),
  ]);
  const scopes = new Set([...terms, ...announced.flatMap((said) => said.terms)].map(({ scope }) => scope));
  return [
    ...[...ids].filter((id) => id !== ANYONE).map((id): [string, string] => [id, spelledName(id, spellings)]),
    ...[...scopes].map((scope): [string, string] => [keyOfScope(scope), spelled(scope, spellings)]),
  ];
}

const summaryOf = (value: unknown): string[] => {
  const { summary } = (typeof value === 'object' && value !== null ? value : {}) as { summary?: unknown };
  return typeof summary === 'string' ? [summary] : [];
};
