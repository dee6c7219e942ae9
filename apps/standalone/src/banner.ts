import { plainLine, Problem } from '#http';
import { TermsQuery } from '#query-api';
import type { QueryBus } from '@nestjs/cqrs';

interface TermsAnswer {
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

const EXAMPLES = [
  ['which terms were in force on a day', '/v1/partnerships/microsoft-openai/terms?at=2026-03-01'],
  ['the same day, as it was known earlier', '/v1/partnerships/microsoft-openai/terms?at=2025-12-01&knownAt=2026-01-01'],
  ['why', '/v1/partnerships/microsoft-openai/terms/api-hosting/stateless/explanation?at=2026-03-01'],
] as const;

/** Returns the text for a person once the service can answer: its servers, its address, example requests and an example response. */
export async function banner(
  address: string,
  queries: QueryBus,
  origins: { kafka: string; postgres: string },
): Promise<string> {
  const examples = EXAMPLES.map(([what, path]) => `  # ${what}\n  curl -s '${address}${path}'`).join('\n');
  return [
    '',
    `Kafka: ${origins.kafka}`,
    `PostgreSQL: ${origins.postgres}`,
    `Ready at ${address} (documentation: ${address}/docs)`,
    '',
    examples,
    '',
    await termsToday(queries),
    '',
  ].join('\n');
}

async function termsToday(queries: QueryBus): Promise<string> {
  const answer = await loadTerms(queries, 'microsoft-openai');
  if (answer === null) return 'Nothing is recorded yet.';
  const rows = answer.terms.map(({ kind, scope, certainty, value, segment, ...term }) => [
    `${kind}/${scope}`,
    certainty,
    segment.from,
    value === null ? withoutValue(term) : plainLine(inShort(value)),
  ]);
  return `Terms of microsoft-openai in force today, ${answer.at}:\n${table([['TERM', '', 'SINCE', 'VALUE'], ...rows])}`;
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
