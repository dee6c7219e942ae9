import ipaddr from 'ipaddr.js';

/** What this service may connect to; loopback only by an explicit setting, for local use. */
export interface AddressRules {
  readonly allowLoopback: boolean;
}

/** Platform services that answer on an address which looks public: Azure's metadata and DNS. */
const PLATFORM_SERVICES: ReadonlySet<string> = new Set(['168.63.129.16']);
/** All that IANA has given out for global unicast (RFC 4291 section 2.4); what lies outside is no address of a public receiver. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

/**
 * Why a webhook may not be sent to an IP address, as words that follow "is"; null when it may. Only public unicast addresses are allowed,
 * so that ranges which nobody listed are refused too: forms that carry an IPv4 address inside IPv6, for example.
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

/** An address that must not be connected to. */
export class AddressRefused extends Error {
  readonly code = 'address-refused';
  constructor(
    readonly address: string,
    why: string,
  ) {
    super(`${address} is ${why}`);
    this.name = 'AddressRefused';
  }
}
