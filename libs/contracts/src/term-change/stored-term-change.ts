import { linksOfChange, MOST_ANSWERS, MOST_RUNS, type TermChange, type ToldAnswer } from './term-change';

/** The flags of a brief term change. */
const RETROACTIVE = 1;
const TRUNCATED = 2;
const UNCOUNTED = 4;

/** The stored form of a change without answers and runs of days. The last two elements are the counts of runs and answers. */
export type BriefTermChange = readonly [
  version: number,
  type: TermChange['type'],
  kind: string,
  scope: string,
  flags: number,
  stretches: number,
  answers: number,
];

/** The stored form of a change in edition 1: every run of days contains all of its answers. */
export interface FormerTermChange extends Omit<TermChange, 'answers' | 'stretches' | 'truncated' | 'counts' | 'links'> {
  readonly stretches: readonly {
    readonly from: string;
    readonly to: string | null;
    readonly was: readonly ToldAnswer[];
    readonly now: readonly ToldAnswer[];
  }[];
}

export type StoredTermChange = TermChange | BriefTermChange | FormerTermChange;

/** Returns the stored form of a term change: the brief form if it loses nothing. */
export function storedTermChange(change: TermChange): TermChange | BriefTermChange {
  const { version, type, kind, scope, retroactive, stretches, answers, truncated, counts } = change;
  const isBrief = stretches.length === 0 && answers.length === 0;
  if (!isBrief || change.replaces || change.replacedBy || change.dissent) return change;
  const isUncounted = truncated === true && counts === undefined;
  const flags = (retroactive ? RETROACTIVE : 0) | (truncated ? TRUNCATED : 0) | (isUncounted ? UNCOUNTED : 0);
  return [version, type, kind, scope, flags, counts?.stretches ?? 0, counts?.answers ?? 0];
}

/** Returns a function that writes the brief form of a change as JSON for any term. Kinds and scopes contain nothing that JSON escapes. */
export function storedInBrief(change: TermChange): (term: Pick<TermChange, 'kind' | 'scope'>) => string {
  const [version, type, , , flags, stretches, answers] = storedTermChange(change) as BriefTermChange;
  const [head, tail] = [`[${version},"${type}","`, `",${flags},${stretches},${answers}]`];
  return ({ kind, scope }) => `${head}${kind}","${scope}${tail}`;
}

/** Restores a term change of a partnership from its stored form. `eventIdOf` returns the id of the event at a version. */
export function readTermChange(
  stored: StoredTermChange,
  { partnershipId, eventIdOf }: { readonly partnershipId: string; readonly eventIdOf: (version: number) => string },
): TermChange {
  if ('answers' in stored) return stored;
  if (!isBrief(stored)) return boundedChange(stored, partnershipId);
  const [version, type, kind, scope, flags, stretches, answers] = stored;
  return {
    type,
    kind,
    scope,
    eventId: eventIdOf(version),
    version,
    retroactive: (flags & RETROACTIVE) !== 0,
    answers: [],
    stretches: [],
    ...((flags & TRUNCATED) === 0
      ? {}
      : {
          truncated: true,
          ...((flags & UNCOUNTED) === 0 ? { counts: { stretches, answers } } : {}),
          links: linksOfChange(partnershipId, { kind, scope, version }),
        }),
  };
}

const isBrief = (stored: BriefTermChange | FormerTermChange): stored is BriefTermChange => Array.isArray(stored);

function boundedChange({ stretches: all, ...change }: FormerTermChange, partnershipId: string): TermChange {
  const places = new Map<string, number>();
  const answers: ToldAnswer[] = [];
  const indicesOf = (written: readonly ToldAnswer[]): number[] =>
    written.flatMap((answer) => {
      const key = JSON.stringify(answer);
      let place = places.get(key);
      if (place === undefined) {
        places.set(key, (place = places.size));
        if (place < MOST_ANSWERS) answers.push(answer);
      }
      return place < MOST_ANSWERS ? [place] : [];
    });
  const stretches = all.map(({ from, to, was, now }) => ({ from, to, was: indicesOf(was), now: indicesOf(now) }));
  const isCut = stretches.length > MOST_RUNS || places.size > MOST_ANSWERS;
  return {
    ...change,
    answers,
    stretches: stretches.slice(0, MOST_RUNS),
    ...(isCut
      ? {
          truncated: true,
          counts: { stretches: stretches.length, answers: places.size },
          links: linksOfChange(partnershipId, change),
        }
      : {}),
  };
}
