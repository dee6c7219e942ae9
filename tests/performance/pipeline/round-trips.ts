import { Client } from 'pg';
import { markdown, median, told } from '../support/figures';
import { startOwnPostgres } from '../support/own-postgres';

/** The statements of a batch that records one plain `set`: what it asks, then what it writes. */
const READS = 5;
const WRITES = 8;
const ROUNDS = 400;

type Step = { name: string; text: string; values: unknown[] };
const read: Step = { name: 'r', text: 'SELECT n FROM t WHERE id = ANY($1::int[])', values: [[1, 2, 3]] };
const write = (n: number): Step => ({
  name: `w${n}`,
  text: `INSERT INTO t${n} (a, b) SELECT * FROM unnest($1::int[], $2::text[])`,
  values: [
    [1, 2],
    ['a', 'b'],
  ],
});

/** The same transaction, each statement awaited, and sent in three groups without waiting within one. */
async function main(): Promise<void> {
  const server = await startOwnPostgres();
  const clients = [false, true].map((pipeline) => new Client({ connectionString: server.url, pipeline }));
  await Promise.all(clients.map((client) => client.connect()));
  const [awaited, grouped] = clients as [Client, Client];
  try {
    await awaited.query('CREATE TABLE t (id int PRIMARY KEY, n int)');
    for (let n = 0; n < WRITES; n += 1) await awaited.query(`CREATE TABLE t${n} (a int, b text)`);
    const times: [number[], number[]] = [[], []];
    const writes = Array.from({ length: WRITES }, (_, n) => write(n));
    for (let round = 0; round < ROUNDS; round += 1) {
      times[0].push(
        await timed(async () => {
          await awaited.query('BEGIN; SET LOCAL synchronous_commit = off');
          for (let n = 0; n < READS; n += 1) await awaited.query(read);
          for (const step of writes) await awaited.query(step);
          await awaited.query('COMMIT');
        }),
      );
      times[1].push(
        await timed(async () => {
          await Promise.all([
            grouped.query('BEGIN; SET LOCAL synchronous_commit = off'),
            ...Array.from({ length: READS - 1 }, () => grouped.query(read)),
          ]);
          await grouped.query(read);
          await Promise.all([...writes.map((step) => grouped.query(step)), grouped.query('COMMIT')]);
        }),
      );
    }
    const [one, three] = times.map((some) => median(some.slice(ROUNDS / 10))) as [number, number];
    const head = ['15 round trips, ms', '3 round trips, ms', 'gain'];
    process.stdout.write(`${markdown([head, [told(one), told(three), told(one / three)]])}\n`);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
    await server.stop();
  }
}

async function timed(act: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

void main();
