import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Pool } from 'pg';
import { markdown, median, progress, told } from '../support/figures';
import { openPool } from '../support/open-pool';
import { startOwnPostgres } from '../support/own-postgres';
import { within } from '../support/random';
import { claimsShape } from './claims.shape';
import { measureProjection, measureReads, measureSingles, prepare, type Measured } from './rounds';
import { revisionsShape } from './revisions.shape';
import { segmentsShape } from './segments.shape';
import type { AcrossQuestion, Question, Shape } from './shape';
import { correction, draw, headOf, history, KINDS, longTerms, type Recorded } from './workload';

const { values: options } = parseArgs({
  options: {
    small: { type: 'string', default: '10000' },
    large: { type: 'string', default: '200000' },
    corrections: { type: 'string', default: '20000' },
    long: { type: 'string', default: '20000' },
    json: { type: 'string' },
  },
});
const SMALL = Number(options.small);
const LARGE = Number(options.large);
const CORRECTIONS = Number(options.corrections);
const LONG = Number(options.long);
const READS = 1_000;
const SHAPES: readonly Shape[] = [claimsShape, segmentsShape, revisionsShape];
const CORRECTED = 'corrected-often';

const roots = new Map<string, Recorded[]>();
const partnerships: string[] = [];

/** Remembers what is recorded, for questions and corrections to be about. */
function* remembered(events: Iterable<Recorded>): Generator<Recorded> {
  for (const event of events) {
    if (!roots.has(event.partnership)) partnerships.push(event.partnership);
    roots.set(event.partnership, [...(event.version === 1 ? [] : roots.get(event.partnership)!), event]);
    yield event;
  }
}

const anyOf = <T>(items: readonly T[]): T => items[within(draw, 0, items.length - 1)]!;
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

function correctionOf(partnership: string): Recorded {
  const { root, claim } = anyOf(roots.get(partnership)!);
  return correction(partnership, root, claim.kind, claim.start.lo);
}

function questionAbout(partnership: string, when: 'now' | 'past'): Question {
  const head = headOf(partnership);
  return {
    partnership,
    version: when === 'now' ? head : within(draw, 1, head),
    day: anyOf(roots.get(partnership)!).claim.start.lo + 10,
  };
}

async function run(pool: Pool): Promise<Measured[]> {
  const measured: Measured[] = [];
  const take = (...lines: Measured[]): void => {
    measured.push(...lines);
    for (const { what, figures } of lines) process.stderr.write(`\n${what}: ${figures.map(told).join(', ')}\n`);
  };
  const ask = (shape: Shape, question: Question) => shape.read(pool, question);
  const reads = async (what: string, about: () => string, count = READS): Promise<void> => {
    await pool.query('VACUUM ANALYZE');
    for (const when of ['now', 'past'] as const)
      take(
        ...(await measureReads(
          SHAPES,
          `terms ${when}, ${what}`,
          times(count, () => questionAbout(about(), when)),
          ask,
        )),
      );
  };
  const anywhere = (): string => anyOf(partnerships);

  await pool.query('CREATE EXTENSION btree_gist');
  for (const shape of SHAPES) await pool.query(shape.schema);
  const first = await measureProjection(
    pool,
    SHAPES,
    `projection of the first ${SMALL} events`,
    remembered(history(0, SMALL)),
  );
  take(first);
  await reads(`${SMALL} events`, anywhere);
  take(
    await measureProjection(
      pool,
      SHAPES,
      `projection on to ${LARGE} events`,
      remembered(history(SMALL, LARGE - SMALL)),
    ),
  );
  await reads(`${LARGE} events`, anywhere);
  const pages = times(200, (): AcrossQuestion => ({ kind: anyOf(KINDS), after: anywhere(), day: 14_900 }));
  take(
    ...(await measureReads(SHAPES, 'one kind across 100 partnerships', pages, (shape, page) =>
      shape.readAcross(pool, page),
    )),
  );

  take(
    await measureProjection(
      pool,
      SHAPES,
      `${CORRECTIONS} corrections, spread`,
      times(CORRECTIONS, () => correctionOf(anywhere())),
    ),
  );
  await reads('after spread corrections', anywhere);
  await prepare(pool, SHAPES, 'preparing', remembered(longTerms(CORRECTED, KINDS, 2)));
  take(
    await measureProjection(
      pool,
      SHAPES,
      `${CORRECTIONS} corrections of 12 terms`,
      times(CORRECTIONS, () => correctionOf(CORRECTED)),
    ),
  );
  await reads('after corrections of 12 terms, elsewhere', anywhere);
  await reads('after corrections of 12 terms, those terms', () => CORRECTED);

  for (const claims of [10, 1_000, LONG]) {
    const partnership = `with-${claims}-claims`;
    await prepare(pool, SHAPES, 'preparing', remembered(longTerms(partnership, KINDS.slice(0, 1), claims)));
    await pool.query('VACUUM ANALYZE');
    take(
      await measureSingles(
        pool,
        SHAPES,
        `one correction, term of ${claims} claims`,
        times(60, () => correctionOf(partnership)),
      ),
    );
    await reads(`term of ${claims} claims`, () => partnership, 50);
  }
  return measured;
}

/** The floor of one correction: a row in a transaction that waits for the disk, and one that does not. */
async function singleRowCommits(pool: Pool): Promise<Measured[]> {
  await pool.query('CREATE TABLE one_row (n int)');
  const taken: Record<'on' | 'off', number[]> = { on: [], off: [] };
  for (let n = 0; n < 200; n += 1) {
    for (const durability of ['on', 'off'] as const) {
      const started = performance.now();
      await pool.query(`BEGIN; SET LOCAL synchronous_commit = ${durability}; INSERT INTO one_row VALUES (1); COMMIT`);
      taken[durability].push(performance.now() - started);
    }
  }
  return (['on', 'off'] as const).map((durability) => ({
    what: `floor: a single-row commit, synchronous_commit=${durability}`,
    unit: 'ms',
    figures: [median(taken[durability])],
  }));
}

const sizes = async (pool: Pool): Promise<Measured> => {
  const { rows } = await pool.query<{ mib: number }>(
    `SELECT sum(pg_total_relation_size(c.oid))::float8 / 1048576 AS mib FROM pg_class c WHERE c.relkind = 'r' AND c.relname ~ '^[abc]_' GROUP BY left(c.relname, 1) ORDER BY left(c.relname, 1)`,
  );
  return { what: 'on disk in the end, MiB', unit: 'ms', figures: rows.map(({ mib }) => mib) };
};

/** Ratio to shape (a) of what takes time; of rates the other way round, so that above 1 always means worse than (a). */
const ratio = ({ unit, figures }: Measured, at: number): string => {
  const [own, a] = [figures[at], figures[0]];
  return own === undefined || a === undefined ? '' : told(unit === 'ms' ? own / a : a / own);
};

async function main(): Promise<void> {
  const load = loadavg()[0]!;
  const server = await startOwnPostgres();
  const pool = openPool(server.url, 1);
  try {
    const measured = [...(await run(pool)), ...(await singleRowCommits(pool)), await sizes(pool)];
    progress('');
    const head = ['', ...SHAPES.map(({ name }) => name), 'b ÷ a', 'c ÷ a'];
    const rows = measured.map((line) => [
      line.what,
      ...SHAPES.map((_, at) =>
        line.figures[at] === undefined ? '' : `${told(line.figures[at])}${line.unit === 'ms' ? '' : '/s'}`,
      ),
      ratio(line, 1),
      ratio(line, 2),
    ]);
    process.stdout.write(
      `${markdown([head, ...rows])}\n\nfsync on; load at start ${load.toFixed(2)}, at the end ${loadavg()[0]!.toFixed(2)}\n`,
    );
    if (options.json !== undefined)
      writeFileSync(options.json, `${JSON.stringify({ shapes: SHAPES.map(({ name }) => name), measured }, null, 2)}\n`);
  } finally {
    await pool.end();
    await server.stop();
  }
}

void main();
