import { useMemo } from 'react';
import type { Party } from '#client';
import { askTermKinds } from '../service/service';
import { useAnswer } from '../service/use-answer';
import type { Names } from './tell-value';

const nobody: readonly Party[] = [];

/** Names of these parties, and titles of the kinds of terms. */
export function useNames(parties: readonly Party[] = nobody): Names {
  const { value: kinds } = useAnswer(askTermKinds);
  return useMemo(
    () =>
      new Map([
        ...(kinds?.items ?? []).map(({ kind, title }) => [`${kind}/`, title] as const),
        ...parties.map(({ id, name }) => [id, name] as const),
      ]),
    [kinds, parties],
  );
}
