import { linksOfChange, MOST_ANSWERS, MOST_STRETCHES, type TermChange, type ToldAnswer } from './term-change';

/** Of a change in brief. */
const RETROACTIVE = 1;
const TRUNCATED = 2;
const UNCOUNTED = 4;

/** A change that names neither answers nor stretches, as it is stored: the last two are the counts of stretches and answers. */
export type BriefTermChange = readonly [
  version: number,
  type: TermChange['type'],
  kind: string,
  scope: string,
  flags: number,
  stretches: number,
  answers: number,
];

/** A change as edition 1 stored it: every stretch with all of its answers written out. */
export interface FormerTermChange extends Omit<TermChange, 'answers' | 'stretches' | 'truncated' | 'counts' | 'links'> {
  readonly stretches: readonly {
    readonly from: string;
    readonly to: string | null;
    readonly was: readonly ToldAnswer[];
    readonly now: readonly ToldAnswer[];
  }[];
}

export type StoredTermChange = TermChange | BriefTermChange | FormerTermChange;

/** How a term change is stored: in brief where that tells all. */
export function storedTermChange(change: TermChange): TermChange | BriefTermChange {
  const { version, type, kind, scope, retroactive, stretches, answers, truncated, counts } = change;
  const isBrief = stretches.length === 0 && answers.length === 0;
  if (!isBrief || change.replaces || change.replacedBy || change.dissent) return change;
  const isUncounted = truncated === true && counts === undefined;
  const flags = (retroactive ? RETROACTIVE : 0) | (truncated ? TRUNCATED : 0) | (isUncounted ? UNCOUNTED : 0);
  return [version, type, kind, scope, flags, counts?.stretches ?? 0, counts?.answers ?? 0];
}

/** A change that is stored in brief, as JSON, for any term: kinds and scopes have nothing that JSON escapes. */
export function storedInBrief(change: TermChange): (term: Pick<TermChange, 'kind' | 'scope'>) => string {
  const [version, type, , , flags, stretches, answers] = storedTermChange(change) as BriefTermChange;
  const [head, tail] = [`[${version},"${type}","`, `",${flags},${stretches},${answers}]`];
  return ({ kind, scope }) => `${head}${kind}","${scope}${tail}`;
}

/** The term change that is stored for a partnership; `eventIdOf` gives the id of its event of a version. */
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
  const indicesOf = (told: readonly ToldAnswer[]): number[] =>
    told.flatMap((answer) => {
      const key = JSON.stringify(answer);
      let place = places.get(key);
      if (place === undefined) {
        places.set(key, (place = places.size));
        if (place < MOST_ANSWERS) answers.push(answer);
      }
      return place < MOST_ANSWERS ? [place] : [];
    });
  const stretches = all.map(({ from, to, was, now }) => ({ from, to, was: indicesOf(was), now: indicesOf(now) }));
  const isCut = stretches.length > MOST_STRETCHES || places.size > MOST_ANSWERS;
  return {
    ...change,
    answers,
    stretches: stretches.slice(0, MOST_STRETCHES),
    ...(isCut
      ? {
          truncated: true,
          counts: { stretches: stretches.length, answers: places.size },
          links: linksOfChange(partnershipId, change),
        }
      : {}),
  };
}
