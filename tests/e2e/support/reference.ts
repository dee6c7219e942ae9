import { readFileSync } from 'node:fs';
import { importLines } from './http';

export interface ImportLine {
  readonly partnershipId: string;
  readonly events: readonly ({ id: string } & Record<string, unknown>)[];
  readonly recordedAt: string;
  readonly idempotencyKey: string;
}

/** Returns the lines of a bundled timeline. With another name, they yield a separate copy of it. */
export function referenceLines(name: string, copy = name): ImportLine[] {
  const text = readFileSync(`apps/standalone/reference/${name}.ndjson`, 'utf8').trim();
  return text.split('\n').map((line) => ({ ...(JSON.parse(line) as ImportLine), partnershipId: copy }));
}

export async function importTimeline(url: string, lines: readonly ImportLine[]): Promise<void> {
  const results = await importLines<{ status?: string }>(url, lines);
  const refused = results.slice(0, -1).filter(({ status }) => status !== 'recorded');
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
}
