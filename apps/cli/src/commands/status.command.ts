import { PartnershipClient, ProblemError, ServiceUnreachable, type HealthReadyResponses } from '#client';
import { print, printJson, terminalWidth } from '../output/print';
import { table } from '../output/table';
import { Failed } from '../run/errors';
import { EXIT } from '../run/exit-codes';
import { checkedUrl, command } from '../run/globals';

/** The service answers within three seconds, whatever the state of its dependencies. */
const WITHIN_MS = 10_000;

type Ready = HealthReadyResponses[200];
type Checks = NonNullable<Ready['details']>;

interface Status {
  readonly url: string;
  readonly status: 'ready' | 'not-ready' | 'unreachable';
  readonly checks: Checks;
}

export const status = command({
  command: 'status [services..]',
  describe: 'show the state of the service: servers, lag, halts, backlogs',
  builder: (cli) =>
    cli
      .positional('services', {
        type: 'string',
        array: true,
        coerce: (addresses: string[]) => addresses.map((address) => checkedUrl(address)),
        describe: 'the addresses of the services; one address if all run in one process',
      })
      .epilogue('Exits with 0 if all is well, 1 if something needs attention, 3 if a service does not answer.')
      .example('$0 status', 'the one at --url')
      .example('$0 status http://10.0.0.7:3001 http://10.0.0.8:3000', 'each service of a cluster'),
  handler: async ({ services = [], url, json }) => {
    const addresses = services.length === 0 ? [url] : services;
    const found = await Promise.all(addresses.map(statusOf));
    if (json) printJson(found);
    else print(found.map(inWords).join('\n\n'));
    const exitCode = Math.max(...found.map(exitCodeOf));
    if (exitCode !== EXIT.done) throw new Failed(exitCode);
  },
});

async function statusOf(url: string): Promise<Status> {
  // The check is public, so no token is sent to addresses from the command line.
  const client = new PartnershipClient({ url });
  try {
    const { details = [] } = await client.health.ready({ signal: AbortSignal.timeout(WITHIN_MS) });
    return { url, status: 'ready', checks: details };
  } catch (error) {
    if (error instanceof ServiceUnreachable || isTimeout(error)) return { url, status: 'unreachable', checks: [] };
    if (!(error instanceof ProblemError) || error.code !== 'not-ready') throw error;
    // The problem contains the same details as the response.
    const { details = [] } = error.problem as { readonly details?: Checks };
    return { url, status: 'not-ready', checks: details };
  }
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

const needsAttention = ({ checks }: Status): number => checks.filter(({ state }) => state !== 'ok').length;

function exitCodeOf(found: Status): number {
  if (found.status === 'unreachable') return EXIT.unreachable;
  return found.status === 'ready' && needsAttention(found) === 0 ? EXIT.done : EXIT.refused;
}

function inWords(found: Status): string {
  const rows = found.checks.map(({ check, state, since, detail }) => [check, state, since.slice(0, 19), detail]);
  const checks =
    rows.length === 0 ? '' : `\n\n${table(['CHECK', 'STATE', 'SINCE (UTC)', 'WHAT'], rows, terminalWidth())}`;
  return `${sentenceOf(found)}${checks}`;
}

function sentenceOf(found: Status): string {
  const { url } = found;
  switch (found.status) {
    case 'unreachable':
      return `${url} does not answer.`;
    case 'not-ready':
      return `${url} is not ready: it cannot do its work now.`;
    case 'ready':
      return needsAttention(found) === 0
        ? `${url} is ready, and all is well.`
        : `${url} is ready, and something needs attention.`;
  }
}
