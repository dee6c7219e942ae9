import type { Day, Segment } from '#domain';
import {
  claimDefinitions,
  claimJson,
  claimNames,
  claimValues,
  insertSource,
  neighbourhoods,
  reachValues,
  rootValues,
} from './claim-columns';
import { answerLine, PAGE, type Queryable, type Shape, type TouchedTerm } from './shape';
import { claims, insertTerms, rows, termTable } from './statements';
import type { TermClaim } from './workload';

interface SegmentRow {
  readonly termId: number;
  readonly from: Day;
  readonly to: Day;
  readonly nothing: boolean;
  /** JSON of the answers that are possible. */
  readonly possible: string;
  readonly knownFrom: number;
  readonly stored: boolean;
  knownTo: number | null;
}

/** A range ends where it is open: Postgres takes null for it. */
const upper = (day: Day): Day | null => (day === Infinity ? null : day + 1);

/** (b) Segments, closed and split as knowledge changes, by bounded re-projection; the claims that stand now are kept to project from. */
export const segmentsShape: Shape = {
  name: 'b: segments',
  schema: `
    CREATE TABLE b_claim (${claimDefinitions}, PRIMARY KEY (partnership_id, root_version, ordinal));
    CREATE INDEX b_of_term ON b_claim (partnership_id, kind, scope, start_lo);
    CREATE INDEX b_imprecise ON b_claim (partnership_id, kind, scope, start_hi) WHERE start_lo < start_hi;
    CREATE TABLE b_segment (term_id int NOT NULL, valid int4range NOT NULL, known int8range NOT NULL, nothing boolean NOT NULL, possible json NOT NULL,
      EXCLUDE USING gist (term_id WITH =, valid WITH &&) WHERE (upper_inf(known)));
    CREATE UNIQUE INDEX b_stands ON b_segment (term_id, lower(valid)) WHERE upper_inf(known);
    CREATE INDEX b_stood ON b_segment USING gist (term_id, known) WHERE NOT upper_inf(known);
    ${termTable('b_term')}`,

  roots: (db, refs) =>
    claims(
      db,
      'b-roots',
      `SELECT ${claimJson('c')} AS claim FROM unnest($1::text[], $2::int[]) AS asked (partnership_id, root_version) JOIN b_claim c USING (partnership_id, root_version)`,
      rootValues(refs),
    ),

  neighbourhoods: (db, reaches) =>
    claims(
      db,
      'b-neighbourhoods',
      neighbourhoods('b_claim', () => 'true'),
      reachValues(reaches),
    ),

  async write(db, { added, closed, terms }) {
    if (closed.length > 0)
      await rows(
        db,
        'b-delete-claims',
        `DELETE FROM b_claim c USING unnest($1::text[], $2::int[]) AS closed (partnership_id, root_version)
         WHERE c.partnership_id = closed.partnership_id AND c.root_version = closed.root_version`,
        rootValues(closed),
      );
    await rows(
      db,
      'b-insert-claims',
      `INSERT INTO b_claim (${claimNames}) SELECT ${claimNames} FROM ${insertSource}`,
      claimValues(added.filter(({ knownTo }) => knownTo === null)),
    );
    await insertTerms(db, 'b_term', added);
    await writeSegments(db, (await loadTerms(db, terms)).flatMap(reproject));
  },

  async read(db, { partnership, version, day }) {
    const found = await rows<AnswerRow>(
      db,
      'b-read',
      `SELECT t.partnership_id, t.kind, s.nothing, s.possible FROM b_term t JOIN b_segment s USING (term_id)
       WHERE t.partnership_id = $1 AND upper_inf(s.known) AND lower(s.known) <= $2::int AND s.valid @> $3::int
       UNION ALL
       SELECT t.partnership_id, t.kind, s.nothing, s.possible FROM b_term t JOIN b_segment s USING (term_id)
       WHERE t.partnership_id = $1 AND NOT upper_inf(s.known) AND s.known @> $2::bigint AND s.valid @> $3::int`,
      [partnership, version, day],
    );
    return lines(found);
  },

  async readAcross(db, { kind, after, day }) {
    const found = await rows<AnswerRow>(
      db,
      'b-across',
      `SELECT t.partnership_id, t.kind, s.nothing, s.possible
       FROM (SELECT term_id, partnership_id, kind FROM b_term WHERE kind = $1 AND scope = 'all' AND partnership_id > $2 ORDER BY partnership_id LIMIT ${PAGE}) t
       JOIN b_segment s ON s.term_id = t.term_id AND upper_inf(s.known) AND s.valid @> $3::int`,
      [kind, after, day],
    );
    return lines(found);
  },
};

type AnswerRow = { partnership_id: string; kind: string; nothing: boolean; possible: (string | null)[] };

const lines = (found: readonly AnswerRow[]): string[] =>
  found
    .map(({ partnership_id, kind, possible, nothing }) => answerLine(partnership_id, kind, possible, nothing))
    .sort();

interface LoadedTerm {
  readonly term: TouchedTerm;
  readonly termId: number;
  readonly current: SegmentRow[];
}

/** The segments that stand on the days which the batch bears on, and the days beside them, to grow together with. */
async function loadTerms(db: Queryable, terms: readonly TouchedTerm[]): Promise<LoadedTerm[]> {
  type Row = { n: number; term_id: number; segment: [Day, Day | null, boolean, string, number] | null };
  const found = await rows<Row>(
    db,
    'b-segments',
    `SELECT asked.n::int, t.term_id, s.segment
     FROM unnest($1::text[], $2::text[], $3::int[], $4::int[]) WITH ORDINALITY AS asked (partnership_id, kind, first_day, end_day, n)
     JOIN b_term t ON t.partnership_id = asked.partnership_id AND t.kind = asked.kind AND t.scope = 'all'
     LEFT JOIN LATERAL (
       SELECT json_build_array(lower(s.valid), upper(s.valid), s.nothing, s.possible::text, lower(s.known)) AS segment
       FROM b_segment s WHERE s.term_id = t.term_id AND upper_inf(s.known) AND s.valid && int4range(asked.first_day, asked.end_day)
       ORDER BY lower(s.valid)) s ON true`,
    [
      ...reachValues(terms).slice(0, 2),
      terms.map(({ lo }) => lo - 1),
      terms.map(({ reachesTo }) => upper(reachesTo + 1)),
    ],
  );
  return [...Map.groupBy(found, ({ n }) => n)].map(([n, some]) => ({
    term: terms[n - 1]!,
    termId: some[0]!.term_id,
    current: some.flatMap(({ term_id, segment }) => {
      if (!segment) return [];
      const [from, end, nothing, possible, knownFrom] = segment;
      return [
        {
          termId: term_id,
          from,
          to: end === null ? Infinity : end - 1,
          nothing,
          possible,
          knownFrom,
          stored: true,
          knownTo: null,
        },
      ];
    }),
  }));
}

/** Every row that is new or is closed, event by event: what lies outside of the touched days is kept, what differs is split. */
function reproject({ term, termId, current }: LoadedTerm): SegmentRow[] {
  let standing = current.toSorted((a, b) => a.from - b.from);
  const moved: SegmentRow[] = [];
  for (const { version, segments } of term.folded) {
    const wanted = grown([
      ...standing.flatMap((row) => (row.from < term.lo ? [clip(row, row.from, term.lo - 1)] : [])),
      ...segments.map(told).flatMap((it) => {
        const clipped = clip(it, term.lo, term.reachesTo);
        return clipped.from <= clipped.to ? [clipped] : [];
      }),
      ...standing.flatMap((row) => (row.to > term.reachesTo ? [clip(row, term.reachesTo + 1, row.to)] : [])),
    ]);
    const same = new Map(standing.map((row) => [keyOf(row), row]));
    const next = wanted.map(
      (it): SegmentRow => same.get(keyOf(it)) ?? { ...it, termId, knownFrom: version, stored: false, knownTo: null },
    );
    const kept = new Set(next);
    for (const row of standing) {
      if (kept.has(row)) continue;
      row.knownTo = version;
      moved.push(row);
    }
    standing = next;
  }
  return [...moved, ...standing.filter(({ stored }) => !stored)];
}

type Run = Pick<SegmentRow, 'from' | 'to' | 'nothing' | 'possible'>;

const told = ({ from, to, nothing, possible }: Segment<TermClaim>): Run => ({
  from,
  to,
  nothing,
  possible: JSON.stringify(possible.map(({ answer }) => answer)),
});
const clip = ({ from, to, nothing, possible }: Run, lo: Day, hi: Day): Run => ({
  from: Math.max(from, lo),
  to: Math.min(to, hi),
  nothing,
  possible,
});
const keyOf = ({ from, to, nothing, possible }: Run): string => `${from} ${to} ${nothing} ${possible}`;

function grown(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last && last.to + 1 === run.from && last.nothing === run.nothing && last.possible === run.possible)
      result[result.length - 1] = { ...last, to: run.to };
    else result.push(run);
  }
  return result;
}

async function writeSegments(db: Queryable, moved: readonly SegmentRow[]): Promise<void> {
  const closed = moved.filter(({ stored }) => stored);
  if (closed.length > 0)
    await rows(
      db,
      'b-close',
      `UPDATE b_segment s SET known = int8range(lower(s.known), closed.at) FROM unnest($1::int[], $2::int[], $3::bigint[]) AS closed (term_id, from_day, at)
       WHERE s.term_id = closed.term_id AND lower(s.valid) = closed.from_day AND upper_inf(s.known)`,
      [closed.map(({ termId }) => termId), closed.map(({ from }) => from), closed.map(({ knownTo }) => knownTo)],
    );
  const added = moved.filter(({ stored }) => !stored);
  await rows(
    db,
    'b-insert',
    `INSERT INTO b_segment (term_id, valid, known, nothing, possible)
     SELECT term_id, int4range(from_day, end_day), int8range(known_from, known_to), nothing, possible
     FROM unnest($1::int[], $2::int[], $3::int[], $4::bigint[], $5::bigint[], $6::boolean[], $7::json[]) AS new (term_id, from_day, end_day, known_from, known_to, nothing, possible)`,
    [
      added.map(({ termId }) => termId),
      added.map(({ from }) => from),
      added.map(({ to }) => upper(to)),
      added.map(({ knownFrom }) => knownFrom),
      added.map(({ knownTo }) => knownTo),
      added.map(({ nothing }) => nothing),
      added.map(({ possible }) => possible),
    ],
  );
}
