import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { AddressRefused, whyRefused, type AddressRules } from './address-rules';
import { nameResolver, type Resolve } from './resolve-name';

const CONNECT_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_MS = 10_000;

/**
 * Returns an agent that connects only to addresses that the rules allow, and keeps connections alive. A name is resolved once per connection, and the
 * checked address is the one connected to, so DNS rebinding gains nothing. One refused address refuses the name.
 */
export function guardedAgent(rules: AddressRules, resolve: Resolve = nameResolver()): Agent {
  const connect = buildConnector({
    timeout: CONNECT_TIMEOUT_MS,
    lookup: guardedLookup(rules, resolve),
    allowH2: false,
  });
  return new Agent({
    keepAliveTimeout: KEEP_ALIVE_MS,
    connect: (options, callback) => {
      // A literal address is not looked up, so it is checked here.
      const refusal = isIP(options.hostname) ? refusalOf(options.hostname, options.hostname, rules) : null;
      if (refusal) callback(refusal, null);
      else connect(options, callback);
    },
  });
}

const guardedLookup =
  (rules: AddressRules, resolve: Resolve): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        const refusal = addresses.map(({ address }) => refusalOf(hostname, address, rules)).find(Boolean);
        if (refusal) callback(refusal, '');
        else if (!first) callback(Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' }), '');
        else if (options.all) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };

function refusalOf(host: string, address: string, rules: AddressRules): AddressRefused | null {
  const why = whyRefused(address, rules);
  return why === null ? null : new AddressRefused(host, why);
}
