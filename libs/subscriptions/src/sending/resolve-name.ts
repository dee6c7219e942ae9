import { lookup, promises, TIMEOUT, type LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { promisify } from 'node:util';

/** Returns all addresses of a host name. Rejects with the code `ENOTFOUND` or `EAI_AGAIN`. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

export interface NameServers {
  /** Their addresses; by default those of the system. */
  readonly servers?: readonly string[];
  /** The time that they have for the first try; the second one takes twice as long. */
  readonly queryMs?: number;
  /** The resolver of the system, which also knows names that no name server knows. */
  readonly system?: Resolve;
}

const TRIES = 2;
const QUERY_MS = 2_000;

const lookupAll = promisify(lookup);
const bySystem: Resolve = (hostname) => lookupAll(hostname, { all: true });

/**
 * Returns a resolver that asks name servers without occupying a thread. At most two threads of the process run the system's resolver. Owners of
 * subscriptions could occupy both with names whose servers are silent, and neither the deliveries of others nor Kafka, PostgreSQL and the issuer
 * could be found. The system is only asked for what no name server knows, such as a name in its file of hosts, and for one name at a time.
 */
export function nameResolver({ servers, queryMs = QUERY_MS, system = bySystem }: NameServers = {}): Resolve {
  const askSystem = oneNameAtATime(system);
  return async (hostname) => {
    // No name server is needed for it, and none may be reachable from a machine on which somebody tries webhooks.
    if (hostname === 'localhost') return system(hostname);
    const resolver = new promises.Resolver({ timeout: queryMs, tries: TRIES });
    if (servers) resolver.setServers(servers);
    const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    if (addresses.length > 0) return addresses.map((address) => ({ address, family: isIP(address) }));
    if (answers.some(isTimeout)) throw unresolved(hostname);
    return askSystem(hostname);
  };
}

/** Refuses a name while another one is being resolved. A delivery that fails is tried again; one that waits would occupy memory. */
function oneNameAtATime(resolve: Resolve): Resolve {
  let current: { readonly hostname: string; readonly answer: ReturnType<Resolve> } | null = null;
  return (hostname) => {
    if (current) return current.hostname === hostname ? current.answer : Promise.reject(unresolved(hostname));
    const answer = resolve(hostname).finally(() => (current = null));
    current = { hostname, answer };
    return answer;
  };
}

const isTimeout = (answer: PromiseSettledResult<unknown>): boolean =>
  answer.status === 'rejected' && (answer.reason as NodeJS.ErrnoException).code === TIMEOUT;

const unresolved = (hostname: string) =>
  Object.assign(new Error(`no name server answered for ${hostname}`), { code: 'EAI_AGAIN' });
