import { Readable } from 'node:stream';
import { Agent, request } from 'undici';
import { amended, partnershipName, started } from '../data/story';

/** The result of an import; a process of its own: node … import-lines.ts URL LINES PARTNERSHIPS. */
export interface Imported {
  readonly seconds: number;
  /** The service's summary. */
  readonly summary: { readonly recorded: number; readonly outstanding: number };
}

const CHUNK = 500;

/** Chunks of lines, as a file would be read. */
function* chunksOf(lines: number, partnerships: number): Generator<string> {
  for (let from = 0; from < lines; from += CHUNK) {
    let chunk = '';
    for (let n = from; n < Math.min(lines, from + CHUNK); n += 1) {
      const event = n < partnerships ? started() : amended(n);
      chunk += `${JSON.stringify({ partnershipId: partnershipName(n % partnerships), events: [event] })}\n`;
    }
    yield chunk;
  }
}

async function main(url: string, lines: number, partnerships: number): Promise<Imported> {
  const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  const begun = performance.now();
  const { body } = await request(`${url}/v1/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: Readable.from(chunksOf(lines, partnerships)),
    dispatcher,
  });
  let end = '';
  // Results are read while lines are sent, and only the summary is kept.
  for await (const chunk of body) end = (end + String(chunk)).slice(-2_000);
  const seconds = (performance.now() - begun) / 1_000;
  await dispatcher.close();
  const { summary } = JSON.parse(end.trim().split('\n').at(-1)!) as Omit<Imported, 'seconds'>;
  return { seconds, summary };
}

const [url = '', lines, partnerships] = process.argv.slice(2);
void main(url, Number(lines), Number(partnerships)).then((result) => process.stdout.write(JSON.stringify(result)));
