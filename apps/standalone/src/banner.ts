import { plainLine, Problem } from '#http';
import { PartnershipsQuery, TermsQuery } from '#query-api';
import { FIRST_PARTNERSHIP } from '#read-models';
import type { QueryBus } from '@nestjs/cqrs';

interface TermsAnswer {
  readonly partnershipId: string;
  readonly at: string;
  readonly terms: readonly {
    kind: string;
    scope: string;
    certainty: string;
    value: unknown;
    segment: { from: string };
    suspended?: string;
    contested: readonly object[];
  }[];
}

const REFERENCE = 'microsoft-openai';

type Examples = readonly (readonly [what: string, path: string])[];

const REFERENCE_EXAMPLES: Examples = [
  ['which terms were in force on a day', `/v1/partnerships/${REFERENCE}/terms?at=2026-03-01`],
  ['the same day, as it was known earlier', `/v1/partnerships/${REFERENCE}/terms?at=2025-12-01&knownAt=2026-01-01`],
  ['why', `/v1/partnerships/${REFERENCE}/terms/api-hosting/stateless/explanation?at=2026-03-01`],
];

const examplesOf = (partnershipId: string): Examples =>
  partnershipId === REFERENCE
    ? REFERENCE_EXAMPLES
    : [
        ['which terms are in force today', `/v1/partnerships/${partnershipId}/terms`],
        ['what was recorded', `/v1/partnerships/${partnershipId}/events`],
        ['what ends, and by when notice has to be given', `/v1/expirations?partnership=${partnershipId}`],
      ];

/** Returns the text for a person once the service can answer: its servers, its address, example requests and an example response. */
export async function banner(
  address: string,
  queries: QueryBus,
  origins: { kafka: string; postgres: string },
): Promise<string> {
  const shown = (await loadTerms(queries, REFERENCE)) ?? (await latestTerms(queries));
  const examples = examplesOf(shown?.partnershipId ?? REFERENCE);
  return [
    '',
    `Kafka: ${origins.kafka}`,
    `PostgreSQL: ${origins.postgres}`,
    `Ready at ${address} (documentation: ${address}/docs)`,
    '',
    examples.map(([what, path]) => `  # ${what}\n  curl -s '${address}${path}'`).join('\n'),
    '',
    shown === null ? 'Nothing is recorded yet.' : termsToday(shown),
    '',
  ].join('\n');
}

/** Returns the terms of the partnership that was recorded last; null: there is none. */
async function latestTerms(queries: QueryBus): Promise<TermsAnswer | null> {
  const { items } = await queries.execute(new PartnershipsQuery({ after: FIRST_PARTNERSHIP.recent, limit: 1 }));
  return items[0] ? loadTerms(queries, items[0].partnershipId) : null;
}

function termsToday({ partnershipId, at, terms }: TermsAnswer): string {
  const rows = terms.map(({ kind, scope, certainty, value, segment, ...term }) => [
    `${kind}/${scope}`,
    certainty,
    segment.from,
    value === null ? withoutValue(term) : plainLine(inShort(value)),
  ]);
  return `Terms of ${partnershipId} in force today, ${at}:\n${table([['TERM', '', 'SINCE', 'VALUE'], ...rows])}`;
}

async function loadTerms(queries: QueryBus, partnershipId: string): Promise<TermsAnswer | null> {
  try {
    const { parts } = await queries.execute(new TermsQuery({ partnershipId }));
    return JSON.parse(parts!.join('')) as TermsAnswer;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  }
}

function withoutValue({ suspended, contested }: Pick<TermsAnswer['terms'][number], 'suspended' | 'contested'>): string {
  if (suspended !== undefined) return '(suspended)';
  return contested.length > 0 ? '(only contested)' : '(only reported)';
}

/** Shortens a value: its summary, its only flag, or its members. */
function inShort(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const { summary, ...members } = value as Record<string, unknown>;
  if (typeof summary === 'string') return summary;
  const [name, ...others] = Object.keys(members);
  return others.length === 0 && members[name!] === true ? `(${name})` : JSON.stringify(members);
}

const LAST_COLUMN = 72;

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === row.length - 1 ? cell.slice(0, LAST_COLUMN) : cell.padEnd(widths[column]!)))
        .join('  '),
    )
    .map((line) => `  ${line.trimEnd()}`)
    .join('\n');
}
