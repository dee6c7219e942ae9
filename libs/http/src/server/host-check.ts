import type { HostRule } from '../tokens/access';
import { isIPv4 } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem/problem';
import { fieldsOf } from '../headers/fields-of';
import { plainHook } from '../hooks/plain-hook';

/** RFC 3986, 3.2.2, in the notation of browsers: a name, an IPv4 address or an IPv6 address in brackets, and a port. */
const HOST = /^(?<name>[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{0,5})?$/i;

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\/\/(?<authority>[^/?#]*)/i;

/**
 * Refuses requests whose `Host` does not name this service. With DNS rebinding, a page of another site has a name that resolves to this machine.
 * The browser treats both as the same origin, so the page could read and record everything that callers without a token may.
 */
export function checkHost(server: FastifyInstance, { allowed, only }: HostRule): void {
  server.addHook(
    'onRequest',
    plainHook(({ headers: { host }, raw }) => {
      const name = nameOf(host);
      const isOurs = (of: string | null) => of !== null && (isLoopbackName(of) || allowed.includes(of));
      if (only && !isOurs(name)) throw misdirected(host);
      // RFC 9112, 3.2.2: the host of an address in absolute form counts, not that of the field.
      const authority = ABSOLUTE.exec(raw.url ?? '')?.groups?.['authority'];
      if (only && authority !== undefined && !isOurs(nameOf(authority))) throw misdirected(authority);
      const fields = fieldsOf(raw, 'host');
      // RFC 9112, 3.2: proxies may have followed another of them.
      if (fields.length > 1 || (name === null && host !== undefined)) throw malformed(fields.join(', '));
    }),
  );
}

/** Returns the host name in lower case, or null for a text that cannot be the authority of a URL. */
function nameOf(host: string | undefined): string | null {
  const name = host === undefined ? undefined : HOST.exec(host)?.groups?.['name'];
  return name !== undefined && URL.canParse(`http://${host}/`) ? name.toLowerCase() : null;
}

const isLoopbackName = (name: string): boolean =>
  name === 'localhost' || name === '[::1]' || (isIPv4(name) && name.startsWith('127.'));

const misdirected = (host: string | undefined) =>
  new Problem({
    status: 421,
    code: 'host-not-allowed',
    detail: `${host ? `Host is ${host}` : 'The request names no Host'}; without API tokens this service answers to localhost, 127.0.0.1, [::1] and the names in ALLOWED_HOSTS.`,
  });

const malformed = (host: string) =>
  new Problem({ status: 400, code: 'host-malformed', detail: `Host is ${JSON.stringify(host)}, which is no host.` });
