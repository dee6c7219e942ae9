import { foldTerm, type Day } from '#domain';
import { answerLines, type NewClaim, type Reach, type RootRef, type StoredClaim } from './shape';
import type { TermClaim } from './workload';

/** The columns of a claim, as wide as in the service. */
export const claimDefinitions = `
  partnership_id text COLLATE "C" NOT NULL, root_version int NOT NULL, ordinal int NOT NULL, kind text COLLATE "C" NOT NULL,
  scope text COLLATE "C" NOT NULL, start_lo int NOT NULL, start_hi int NOT NULL, until_lo int, until_hi int, answer text, written json NOT NULL`;

const names =
  'partnership_id, root_version, ordinal, kind, scope, start_lo, start_hi, until_lo, until_hi, answer, written';
export const insertNames = `${names}, known_from, known_to`;
export const insertSource = `unnest($1::text[], $2::int[], $3::int[], $4::text[], $5::text[], $6::int[], $7::int[], $8::int[], $9::int[], $10::text[],
  $11::json[], $12::bigint[], $13::bigint[]) AS new (${insertNames})`;
export const claimNames = names;

export const claimValues = (rows: readonly NewClaim[]): unknown[] => [
  rows.map(({ partnership }) => partnership),
  rows.map(({ claim }) => claim.order[0]),
  rows.map(({ claim }) => claim.order[1]),
  rows.map(({ claim }) => claim.kind),
  rows.map(() => 'all'),
  rows.map(({ claim }) => claim.start.lo),
  rows.map(({ claim }) => claim.start.hi),
  rows.map(({ claim }) => boundsOfUntil(claim)?.lo ?? null),
  rows.map(({ claim }) => boundsOfUntil(claim)?.hi ?? null),
  rows.map(({ claim }) => claim.answer),
  rows.map(({ claim }) => JSON.stringify({ from: String(claim.start.lo), until: boundsOfUntil(claim)?.hi })),
  rows.map(({ knownFrom }) => knownFrom),
  rows.map(({ knownTo }) => knownTo),
];

const boundsOfUntil = ({ until }: TermClaim) => (until === 'unknown' ? null : until);

/** A claim as the array that `json_build_array` makes of its columns. */
export const claimJson = (row: string): string =>
  `json_build_array(${row}.partnership_id, ${row}.root_version, ${row}.kind, ${row}.start_lo, ${row}.start_hi, ${row}.until_lo, ${row}.until_hi, ${row}.answer, ${row}.written)`;

export type ClaimArray = [string, number, string, Day, Day, Day | null, Day | null, string | null, unknown];

export const claimOf = ([partnership, root, kind, lo, hi, untilLo, untilHi, answer]: ClaimArray): StoredClaim => ({
  partnership,
  claim: {
    effect: answer === null ? 'end' : 'set',
    order: [root, 0],
    start: { lo, hi },
    until: untilLo === null || untilHi === null ? null : { lo: untilLo, hi: untilHi },
    untilCondition: null,
    answer,
    kind,
  },
});

/** Folds the claims that stand and answers for a day: what a reader does that keeps no segments. */
export function foldAndAnswer(arrays: readonly ClaimArray[] | null, day: Day): string[] {
  const claims = (arrays ?? []).map(claimOf);
  return [...Map.groupBy(claims, ({ partnership }) => partnership)].flatMap(([partnership, its]) => {
    const terms = Map.groupBy(
      its.map(({ claim }) => claim),
      ({ kind }) => kind,
    );
    const folded = new Map([...terms].map(([kind, some]) => [kind, foldTerm(some, new Map())]));
    return answerLines(partnership, folded, day);
  });
}

export const rootValues = (refs: readonly RootRef[]): unknown[] => [
  refs.map(({ partnership }) => partnership),
  refs.map(({ root }) => root),
];

export const reachValues = (reaches: readonly Reach[]): unknown[] => [
  reaches.map(({ partnership }) => partnership),
  reaches.map(({ kind }) => kind),
  reaches.map(({ lo }) => lo),
  reaches.map(({ hi }) => hi),
];

/**
 * From the last claim that had certainly started before the first day to the first that starts after the last, and the imprecise ones before
 * that it has not certainly superseded.
 * `stands` tells of a row whether it stands now. Generated claims end after they start, so each of them bounds the reach.
 */
export function neighbourhoods(table: string, stands: (row: string) => string): string {
  const ofTerm = (row: string): string =>
    `${row}.partnership_id = asked.partnership_id AND ${row}.kind = asked.kind AND ${row}.scope = 'all' AND ${stands(row)}`;
  return `SELECT ${claimJson('c')} AS claim
    FROM unnest($1::text[], $2::text[], $3::int[], $4::int[]) AS asked (partnership_id, kind, first_day, last_day)
    LEFT JOIN LATERAL (SELECT start_lo FROM ${table} b WHERE ${ofTerm('b')} AND b.start_lo < asked.first_day AND b.start_hi < asked.first_day
      ORDER BY b.start_lo DESC LIMIT 1) AS before ON true
    LEFT JOIN LATERAL (SELECT start_hi FROM ${table} a WHERE ${ofTerm('a')} AND a.start_lo > asked.last_day ORDER BY a.start_lo LIMIT 1) AS after ON true
    CROSS JOIN LATERAL (
      SELECT ${claimNames} FROM ${table} n WHERE ${ofTerm('n')} AND n.start_lo BETWEEN coalesce(before.start_lo, -2147483648) AND coalesce(after.start_hi, 2147483647)
      UNION ALL
      SELECT ${claimNames} FROM ${table} i WHERE ${ofTerm('i')} AND i.start_lo < i.start_hi AND i.start_lo < before.start_lo AND i.start_hi >= before.start_lo
    ) c`;
}
