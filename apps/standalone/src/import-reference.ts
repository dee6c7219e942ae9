import { createReadStream } from 'node:fs';
import path from 'node:path';
import { importLines } from '#command-api';
import type { Database } from '#postgres';
import { FIRST_PARTNERSHIP, readPartnerships } from '#read-models';
import type { CommandBus } from '@nestjs/cqrs';

/* From dist/apps/standalone/src at run time, or from the source beside it under Jest: the folder lies in the checkout either way. */
const REFERENCE = path.join('apps', 'standalone', 'reference', 'microsoft-openai.ndjson');

/** Whether nothing has been recorded yet. */
export const isEmpty = async ({ pool }: Database): Promise<boolean> =>
  (await readPartnerships(pool, { after: FIRST_PARTNERSHIP.id, limit: 1 })).items.length === 0;

/** Imports the bundled timeline, as the service itself; says what became of it. */
export async function importReference(commands: CommandBus, root: string): Promise<string> {
  const refused: object[] = [];
  let recorded = 0;
  const lines = createReadStream(path.join(root, REFERENCE));
  for await (const result of importLines(commands, lines, { actor: 'service', scopes: ['record', 'import'] })) {
    if (result.status === 'recorded') recorded += 1;
    if (result.status === 'refused') refused.push(result);
  }
  if (refused.length > 0) throw new Error(`the reference timeline was refused: ${JSON.stringify(refused)}`);
  return `imported the reference timeline: ${recorded} events of microsoft-openai, each with its source (REFERENCE_TIMELINE=off leaves it out)`;
}
