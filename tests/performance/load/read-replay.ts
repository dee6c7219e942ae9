import { Agent, request } from 'undici';

/** The result of a replay; a process of its own: node … read-replay.ts URL. */
export interface Replayed {
  readonly seconds: number;
  readonly lines: number;
  readonly bytes: number;
}

const NEWLINE = 0x0a;

async function main(url: string): Promise<Replayed> {
  const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  const begun = performance.now();
  const { body, statusCode } = await request(`${url}/v1/events`, {
    headers: { accept: 'application/x-ndjson' },
    dispatcher,
  });
  if (statusCode !== 200) throw new Error(`${statusCode} ${await body.text()}`);
  let [lines, bytes] = [0, 0];
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) lines += 1;
  }
  const seconds = (performance.now() - begun) / 1_000;
  await dispatcher.close();
  return { seconds, lines, bytes };
}

void main(process.argv[2]!).then((result) => process.stdout.write(JSON.stringify(result)));
