import type { Pool } from 'pg';
import { amended, partnershipName, settingOf, type Setting } from '../data/story';

/**
 * Two bitemporal layouts as a strong engineer would write them by hand, for days that are exact and ends that are open: which value each of a
 * partnership's terms has on a day, as known at a version. They do not do what ours does beyond that: imprecise dates, conditions, dissent,
 * reaffirmations and the events behind a value have no place in them. A row carries its value and its source, so one statement answers.
 */
export interface Layout {
  readonly name: string;
  readonly schema: string;
  /** Writes the runs of days whose value changed at a version. */
  write(pool: Pool, runs: readonly DayRun[]): Promise<void>;
  now(pool: Pool, partnership: string, day: string): Promise<number>;
  past(pool: Pool, partnership: string, day: string, version: number): Promise<number>;
}

/** From `from` until the day before `to` a term has this value since that version; `null`: it is not in force. */
export interface DayRun {
  readonly partnership: string;
  readonly term: string;
  readonly from: string;
  readonly to: string;
  readonly version: number;
  readonly value: string | null;
}

const columns = `partnership text COLLATE "C" NOT NULL, term text COLLATE "C" NOT NULL, valid_from date NOT NULL, valid_to date NOT NULL,
  known_from int NOT NULL, value json`;
const unnested = `unnest($1::text[], $2::text[], $3::date[], $4::date[], $5::int[], $6::json[])`;
const names = 'partnership, term, valid_from, valid_to, known_from, value';
const terms = `(SELECT DISTINCT partnership, term FROM unnest($1::text[], $2::text[]) AS new (partnership, term))`;

const valuesOf = (runs: readonly DayRun[]): unknown[] => [
  runs.map(({ partnership }) => partnership),
  runs.map(({ term }) => term),
  runs.map(({ from }) => from),
  runs.map(({ to }) => to),
  runs.map(({ version }) => version),
  runs.map(({ value }) => value),
];

async function rowCount(pool: Pool, name: string, text: string, values: unknown[]): Promise<number> {
  return (await pool.query({ name, text, values })).rows.length;
}

/** Rows are only added; the newest known one that covers the day counts. */
export const appendOnly: Layout = {
  name: 'append-only',
  schema: `
    CREATE TABLE a_term (partnership text COLLATE "C", term text COLLATE "C", PRIMARY KEY (partnership, term));
    CREATE TABLE a_row (${columns}, PRIMARY KEY (partnership, term, known_from, valid_from));`,
  async write(pool, runs) {
    const [partnerships, ofTerms, ...rest] = valuesOf(runs);
    await pool.query({
      name: 'a-term',
      text: `INSERT INTO a_term SELECT * FROM ${terms} new ON CONFLICT DO NOTHING`,
      values: [partnerships, ofTerms],
    });
    await pool.query({
      name: 'a-write',
      text: `INSERT INTO a_row (${names}) SELECT * FROM ${unnested}`,
      values: [partnerships, ofTerms, ...rest],
    });
  },
  now: (pool, partnership, day) => rowCount(pool, 'a-now', newestKnown(''), [partnership, day]),
  past: (pool, partnership, day, version) =>
    rowCount(pool, 'a-past', newestKnown('AND known_from <= $3'), [partnership, day, version]),
};

const newestKnown = (known: string): string => `
  SELECT t.term, r.valid_from, r.valid_to, r.value FROM a_term t
  CROSS JOIN LATERAL (
    SELECT valid_from, valid_to, value FROM a_row
    WHERE partnership = t.partnership AND term = t.term AND valid_from <= $2 AND valid_to > $2 ${known}
    ORDER BY known_from DESC LIMIT 1) r
  WHERE t.partnership = $1 AND r.value IS NOT NULL`;

/** Current knowledge in one table, split where the value changes; former knowledge in another, closed. Both with B-trees. */
export const currentAndClosed: Layout = {
  name: 'current + closed rows',
  schema: `
    CREATE TABLE c_now (${columns}, PRIMARY KEY (partnership, term, valid_from));
    CREATE TABLE c_closed (${columns}, known_to int NOT NULL);
    CREATE INDEX c_closed_of_term ON c_closed (partnership, term, known_to);`,
  async write(pool, runs) {
    const client = await pool.connect();
    await client.query('BEGIN');
    // A run of days cuts what it overlaps, so those of one term have to come one after the other.
    for (const some of oneOfEachTerm(runs)) {
      const { rows } = await client.query<DayRun>({ name: 'c-cut', text: CUT, values: valuesOf(some) });
      await client.query({ name: 'c-write', text: WRITE, values: valuesOf([...rows, ...some]) });
    }
    await client.query('COMMIT');
    client.release();
  },
  now: (pool, partnership, day) =>
    rowCount(
      pool,
      'c-now',
      'SELECT term, valid_from, valid_to, value FROM c_now WHERE partnership = $1 AND valid_from <= $2 AND valid_to > $2 AND value IS NOT NULL',
      [partnership, day],
    ),
  past: (pool, partnership, day, version) =>
    rowCount(
      pool,
      'c-past',
      `SELECT term, valid_from, valid_to, value FROM c_now
       WHERE partnership = $1 AND valid_from <= $2 AND valid_to > $2 AND known_from <= $3 AND value IS NOT NULL
       UNION ALL
       SELECT term, valid_from, valid_to, value FROM c_closed
       WHERE partnership = $1 AND valid_from <= $2 AND valid_to > $2 AND known_from <= $3 AND known_to > $3 AND value IS NOT NULL`,
      [partnership, day, version],
    ),
};

/** Removes the rows that the new runs of days overlap, closes them, and returns their parts outside of the new runs. */
const CUT = `
  WITH new AS (SELECT * FROM ${unnested} AS new (${names})),
  cut AS (
    DELETE FROM c_now c USING new n
    WHERE c.partnership = n.partnership AND c.term = n.term AND c.valid_from < n.valid_to AND c.valid_to > n.valid_from
    RETURNING c.*, n.valid_from AS cut_from, n.valid_to AS cut_to, n.known_from AS cut_at),
  closed AS (
    INSERT INTO c_closed (${names}, known_to)
    SELECT ${names}, cut_at FROM cut WHERE known_from < cut_at),
  rest AS (
    SELECT partnership, term, valid_from, cut_from AS valid_to, cut_at, value FROM cut WHERE valid_from < cut_from
    UNION ALL
    SELECT partnership, term, cut_to, valid_to, cut_at, value FROM cut WHERE valid_to > cut_to)
  SELECT partnership, term, valid_from::text AS "from", valid_to::text AS "to", cut_at AS version, value::text AS value FROM rest`;
const WRITE = `INSERT INTO c_now (${names}) SELECT * FROM ${unnested}`;

function* oneOfEachTerm(runs: readonly DayRun[]): Generator<DayRun[]> {
  const waiting = Map.groupBy(runs, ({ partnership, term }) => `${partnership} ${term}`);
  const queues = [...waiting.values()];
  for (let nth = 0; ; nth += 1) {
    const some = queues.flatMap((queue) => queue[nth] ?? []);
    if (some.length === 0) return;
    yield some;
  }
}

const FOR_EVER = '9999-12-31';

/** Keeps the timeline of each term, and returns the run of days that an event changes. */
export class Timelines {
  private readonly starts = new Map<string, { n: number; day: string; value: string }[]>();

  /** The n-th event of the story, a new claim: it holds until the next that starts later. */
  amend(n: number, partnerships: number, version: number): DayRun {
    const setting = settingOf(n);
    const partnership = partnershipName(n % partnerships);
    return { ...this.insert(partnership, n, setting), version };
  }

  /** Corrects the n-th event to another day and another value; returns the runs of days that change. */
  correct(n: number, partnerships: number, corrected: { by: number; version: number }): DayRun[] {
    const term = settingOf(n).term;
    const partnership = partnershipName(n % partnerships);
    const key = keyOf(partnership, term);
    const starts = this.starts.get(key)!;
    const index = starts.findIndex((start) => start.n === n);
    const [removed] = starts.splice(index, 1);
    const before = starts[index - 1];
    const reverted: DayRun = {
      partnership,
      term: nameOf(term),
      from: removed!.day,
      to: starts[index]?.day ?? FOR_EVER,
      version: corrected.version,
      value: before?.value ?? null,
    };
    const inserted = {
      ...this.insert(partnership, n, { term, day: settingOf(corrected.by).day }, corrected.by),
      version: corrected.version,
    };
    // One row a run of days and version: days in both are written by the latter.
    const left = reverted.from < inserted.from ? { ...reverted, to: least(reverted.to, inserted.from) } : null;
    const right = reverted.to > inserted.to ? { ...reverted, from: most(reverted.from, inserted.to) } : null;
    return [left, right, inserted].filter((each): each is DayRun => each !== null && each.from < each.to);
  }

  private insert(partnership: string, n: number, { term, day }: Setting, valueOf = n): Omit<DayRun, 'version'> {
    const key = keyOf(partnership, term);
    const starts = this.starts.get(key) ?? [];
    this.starts.set(key, starts);
    const value = JSON.stringify(contentOf(valueOf, { term, day }));
    const index = starts.findLastIndex((start) => start.day <= day) + 1;
    starts.splice(index, 0, { n, day, value });
    const next = starts.slice(index + 1).find((start) => start.day > day);
    return { partnership, term: nameOf(term), from: day, to: next?.day ?? FOR_EVER, value };
  }
}

/** The part of an answer about a claim: its value and its source. */
function contentOf(n: number, setting: Setting): object {
  const { title, occurred, sources, effects } = amended(n, setting);
  return { title, occurred, sources, value: effects[0]!.value };
}

const nameOf = ({ kind, scope }: Setting['term']): string => `${kind}/${scope}`;
const keyOf = (partnership: string, term: Setting['term']): string => `${partnership} ${nameOf(term)}`;
const least = (a: string, b: string): string => (a < b ? a : b);
const most = (a: string, b: string): string => (a > b ? a : b);
