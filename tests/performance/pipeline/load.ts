import { Agent, request } from 'undici';
import { amended, partnershipName } from './events';

/** What one round of load came to; times in milliseconds. */
export interface LoadResult {
  readonly seconds: number;
  readonly times: readonly number[];
  readonly statuses: Readonly<Record<string, number>>;
}

/* A process of its own: URL, clients, partnerships, seconds. Each client keeps its connection and sends one command after the other. */
async function main([url = '', clients = '1', partnerships = '1', seconds = '5']: string[]): Promise<void> {
  const dispatcher = new Agent({ connections: Number(clients), pipelining: 1, keepAliveTimeout: 60_000 });
  const times: number[] = [];
  const statuses: Record<string, number> = {};
  const started = performance.now();
  const end = started + Number(seconds) * 1_000;
  let sent = 0;
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      const n = sent++;
      const from = performance.now();
      const { statusCode, body } = await request(
        `${url}/v1/partnerships/${partnershipName(n % Number(partnerships))}/events`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ events: [amended(n)] }),
          dispatcher,
        },
      );
      await body.text();
      times.push(performance.now() - from);
      statuses[statusCode] = (statuses[statusCode] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: Number(clients) }, client));
  const result: LoadResult = { seconds: (performance.now() - started) / 1_000, times, statuses };
  process.stdout.write(JSON.stringify(result));
  await dispatcher.close();
}

void main(process.argv.slice(2));
