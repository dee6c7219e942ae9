import { readFile } from 'node:fs/promises';
import path from 'node:path';

/* From dist/apps/standalone/src at run time, or from the source beside it under Jest: the folder lies in the checkout either way. */
const REFERENCE = path.join('apps', 'standalone', 'reference', 'microsoft-openai.ndjson');

interface Summary {
  readonly summary: {
    readonly lines: number;
    readonly recorded: number;
    readonly repeated: number;
    readonly refused: number;
  };
}

/** Imports the bundled timeline over HTTP, as anybody's data; says what became of it. */
export async function importReference(address: string, root: string): Promise<string> {
  const response = await fetch(`${address}/v1/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: await readFile(path.join(root, REFERENCE)),
  });
  const lines = (await response.text()).trim().split('\n');
  if (!response.ok) throw new Error(`the reference timeline was not imported: ${lines.join(' ')}`);
  const { summary } = JSON.parse(lines.at(-1)!) as Summary;
  if (summary.refused > 0)
    throw new Error(
      `the reference timeline was refused: ${lines.filter((line) => line.includes('"refused"')).join('\n')}`,
    );
  return `imported the reference timeline: ${summary.recorded} events of microsoft-openai, each with its source (REFERENCE_TIMELINE=off leaves it out)`;
}
