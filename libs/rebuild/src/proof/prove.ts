import type { RebuildDifferences } from '../store/rebuild';
import type { PoolClient } from 'pg';
import { compareAnswers, differingAnswers } from './compare-answers';
import { compareRows } from './compare-rows';
import { samplePoints } from './sample-points';
import type { Touched } from './touched-since';

const PARTNERSHIPS_SAMPLED = 200;
const POINTS_EACH = 5;
const MOST_PARTNERSHIPS_NAMED = 20;
const MOST_EXAMPLES = 50;

/** Two builds with the same progress, each on a connection of its own. */
export interface Builds {
  readonly serving: PoolClient;
  readonly rebuilt: PoolClient;
}

/** Compares all rows, and answers at points that `seed` chooses. With `only`, compares only the rows that were touched. */
export async function compareBuilds(
  { serving, rebuilt }: Builds,
  { seed, only }: { readonly seed: string; readonly only: readonly Touched[] | null },
): Promise<RebuildDifferences> {
  const { rulings, rows, tables } = await compareRows(serving, rebuilt, only);
  const points = only
    ? []
    : await samplePoints(serving, { seed, partnerships: PARTNERSHIPS_SAMPLED, pointsEach: POINTS_EACH });
  const answers = await compareAnswers(serving, rebuilt, points);
  const partnerships = [...new Set([...rulings, ...rows])].filter((id) => id !== '').slice(0, MOST_PARTNERSHIPS_NAMED);
  const examples = await differingAnswers(serving, rebuilt, partnerships);
  return {
    rulings: rulings.size,
    rows: [...rows].filter((id) => !rulings.has(id)).length,
    sampled: points.length,
    answers,
    tables: Object.fromEntries(tables),
    partnerships,
    examples: examples.slice(0, MOST_EXAMPLES),
  };
}

export const NO_DIFFERENCES: RebuildDifferences = {
  rulings: 0,
  rows: 0,
  sampled: 0,
  answers: 0,
  tables: {},
  partnerships: [],
  examples: [],
};

/** Adds up two comparisons, the second of what had changed since the first. */
export const addDifferences = (a: RebuildDifferences, b: RebuildDifferences): RebuildDifferences => ({
  rulings: a.rulings + b.rulings,
  rows: a.rows + b.rows,
  sampled: a.sampled + b.sampled,
  answers: a.answers + b.answers,
  tables: Object.fromEntries(
    [...new Set([...Object.keys(a.tables), ...Object.keys(b.tables)])].map((name) => [
      name,
      (a.tables[name] ?? 0) + (b.tables[name] ?? 0),
    ]),
  ),
  partnerships: [...new Set([...a.partnerships, ...b.partnerships])].slice(0, MOST_PARTNERSHIPS_NAMED),
  examples: [...a.examples, ...b.examples].slice(0, MOST_EXAMPLES),
});
