import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { importLines, type Importer } from '#command-api';
import type { TermKinds } from '#domain';
import type { Database } from '#postgres';
import { FIRST_PARTNERSHIP, readPartnerships } from '#read-models';
import type { CommandBus } from '@nestjs/cqrs';

/* The path relative to the checkout, so that it is the same for dist/apps/standalone/src at run time and for the source under Jest. */
const REFERENCE = path.join('apps', 'standalone', 'reference', 'microsoft-openai.ndjson');

const PARTNERSHIP = 'microsoft-openai';

/** Returns whether the bundled timeline has to be imported: nothing was recorded yet, or the start that imported it was interrupted. */
export async function isReferenceMissing({ pool }: Database, root: string): Promise<boolean> {
  const { items } = await readPartnerships(pool, { after: FIRST_PARTNERSHIP.id, limit: 2 });
  const [first] = items;
  if (!first) return true;
  if (items.length > 1 || first.partnershipId !== PARTNERSHIP) return false;
  const lines = (await readFile(path.join(root, REFERENCE), 'utf8')).trim().split('\n');
  // The timeline states its own times, so another timeline of the same name has others.
  return lines
    .slice(0, -1)
    .some((line) => (JSON.parse(line) as { recordedAt: string }).recordedAt === first.recordedAt);
}

/** Imports the bundled timeline with the actor `service` and returns a sentence about the result. */
export async function importReference(commands: CommandBus, termKinds: TermKinds, root: string): Promise<string> {
  const refused: object[] = [];
  const counts = { recorded: 0, outstanding: 0 };
  const lines = createReadStream(path.join(root, REFERENCE));
  const importer: Importer = { actor: 'service', scopes: ['record', 'import'], termKinds };
  for await (const result of importLines(commands, lines, importer)) {
    if (result.status === 'refused') refused.push(result);
    else if (result.status !== 'repeated') counts[result.status] += 1;
  }
  if (refused.length > 0) throw new Error(`the reference timeline was refused: ${JSON.stringify(refused)}`);
  const rest =
    counts.outstanding === 0
      ? ''
      : `; ${counts.outstanding} more were not confirmed in time, the next start imports what is missing`;
  return `imported the reference timeline: ${counts.recorded} events of ${PARTNERSHIP}, each with its source (REFERENCE_TIMELINE=off leaves it out)${rest}`;
}
