import type { Database } from '#postgres';
import { createQueryApp } from '../support/query-app';

interface EventRef {
  readonly eventId: string;
  readonly from?: string;
  readonly until?: unknown;
  readonly on?: string;
  readonly value?: unknown;
}
interface Entry {
  readonly kind: string;
  readonly scope: string;
  readonly value: unknown;
  readonly certainty: string;
  readonly between: readonly string[] | null;
  readonly segment: { readonly from: string; readonly to: string | null };
  readonly lastReaffirmed: { readonly on: string; readonly eventId: string } | null;
  readonly claims: readonly EventRef[];
  readonly contested: readonly EventRef[];
}
interface Answer {
  readonly terms: readonly Entry[];
  readonly announced: readonly EventRef[];
}

const DAYS = ['2019-12-31', '2025-10-28', '2026-01-06', '2026-03-01'];
const EVERY_VERSIONS = 5;
const TODAY = () => new Date('2026-11-22T10:00:00.000Z');

/** The answers about every partnership on some days, at some of its versions: one line per possible value. */
export async function answerLines(database: Database): Promise<string[]> {
  const app = await createQueryApp({ database, clock: TODAY });
  await app.init();
  try {
    const { rows } = await database.pool.query<{ id: string; version: number }>(
      'SELECT id, version FROM partnership ORDER BY id',
    );
    const lines: string[] = [];
    for (const { id, version: head } of rows) {
      for (let version = head; version > 0; version -= EVERY_VERSIONS) {
        for (const at of DAYS) {
          const url = `/v1/partnerships/${id}/terms?at=${at}&version=${version}`;
          const response = await app.inject({ url });
          if (response.statusCode !== 200) throw new Error(`${url}: ${response.body}`);
          lines.push(...inLines(response.json<Answer>()).map((line) => `${id} v${version} ${at} ${line}`.trimEnd()));
        }
      }
    }
    return lines;
  } finally {
    await app.close();
  }
}

function inLines({ terms, announced }: Answer): string[] {
  return [
    ...terms.map(
      ({ kind, scope, value, certainty, between, segment, lastReaffirmed, claims, contested }) =>
        `${kind}/${scope} ${certainty} ${JSON.stringify(value)} between ${String(between)} ${segment.from}..${segment.to ?? ''}` +
        ` claims ${claims.map(inWords).join()} reaffirmed ${lastReaffirmed ? inWords(lastReaffirmed) : ''} contested ${contested.map(inWords).join()}`,
    ),
    ...(announced.length > 0 ? [`announced ${announced.map(inWords).join()}`] : []),
  ];
}

const inWords = ({ eventId, from, until, on, value }: EventRef): string =>
  [eventId, from, until && JSON.stringify(until), on, value && JSON.stringify(value)].filter(Boolean).join(' ');
