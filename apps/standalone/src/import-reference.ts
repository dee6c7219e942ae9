import { createReadStream } from 'node:fs';
import path from 'node:path';
import { importLines, type Importer } from '#command-api';
import type { TermKinds } from '#domain';
import type { Database } from '#postgres';
import { FIRST_PARTNERSHIP, readPartnerships } from '#read-models';
import type { CommandBus } from '@nestjs/cqrs';

/* The path relative to the checkout, so that it is the same for dist/apps/standalone/src at run time and for the source under Jest. */
const REFERENCE = path.join('apps', 'standalone', 'reference', 'microsoft-openai.ndjson');

/** Returns whether nothing has been recorded yet. */
export const isEmpty = async ({ pool }: Database): Promise<boolean> =>
  (await readPartnerships(pool, { after: FIRST_PARTNERSHIP.id, limit: 1 })).items.length === 0;

/** Imports the bundled timeline with the actor `service` and returns a sentence about the result. */
export async function importReference(commands: CommandBus, termKinds: TermKinds, root: string): Promise<string> {
  const refused: object[] = [];
  let recorded = 0;
  const lines = createReadStream(path.join(root, REFERENCE));
  const importer: Importer = { actor: 'service', scopes: ['record', 'import'], termKinds };
  for await (const result of importLines(commands, lines, importer)) {
    if (result.status === 'recorded') recorded += 1;
    if (result.status === 'refused') refused.push(result);
  }
  if (refused.length > 0) throw new Error(`the reference timeline was refused: ${JSON.stringify(refused)}`);
  return `imported the reference timeline: ${recorded} events of microsoft-openai, each with its source (REFERENCE_TIMELINE=off leaves it out)`;
}
