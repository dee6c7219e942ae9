import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The rules for addresses that the service connects to. Loopback addresses need an explicit setting, for local use. */
export interface AddressRules {
  readonly allowLoopback: boolean;
}

/** Platform services with an address that looks public: Azure's metadata and DNS. */
const PLATFORM_SERVICES: ReadonlySet<string> = new Set(['168.63.129.16']);
/** The range that IANA has allocated for global unicast (RFC 4291 section 2.4). No public receiver has an address outside it. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

/**
 * Returns why a webhook may not be sent to an IP address, as words that follow "is"; null if it may. Only public unicast addresses are allowed, so
 * that unlisted ranges are refused, too, such as IPv6 forms that contain an IPv4 address.
 */
export function whyRefused(address: string, { allowLoopback }: AddressRules): string | null {
  if (!ipaddr.isValid(address)) return 'no IP address';
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (range === 'loopback') return allowLoopback ? null : 'a loopback address';
  if (PLATFORM_SERVICES.has(address)) return 'the address of a platform service';
  const isPublic = range === 'unicast' && (parsed instanceof ipaddr.IPv4 || parsed.match(...GLOBAL_UNICAST));
  return isPublic ? null : `not a public address (${range})`;
}

/** The service must not connect to the address. The message names only what the owner of a subscription wrote: an address, or a name for it. */
export class AddressRefused extends Error {
  readonly code = 'address-refused';
  constructor(host: string, why: string) {
    super(isIP(host) ? `${host} is ${why}` : `${host} has an address that is ${why}`);
    this.name = 'AddressRefused';
  }
}
