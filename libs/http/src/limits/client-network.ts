import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import proxyAddr from '@fastify/proxy-addr';
import ipaddr from 'ipaddr.js';

type Trust = ReturnType<typeof proxyAddr.compile>;

/** The hextets of a /64, the smallest network that one customer gets (RFC 6177). Its addresses can be changed at will. */
const NETWORK_HEXTETS = 4;
/** The notations of an address with the port, which some proxies add. */
const WITH_PORT = /^(?:(?<v4>[0-9.]+)|\[(?<v6>[0-9a-f:.]+)\])(?::\d{1,5})?$/i;

/**
 * Returns the network of a client, in one spelling: an IPv4 address, or the first half of an IPv6 address. A text in `X-Forwarded-For` that is no
 * address counts as the proxy that forwarded it, so that it neither gets a limit of its own nor is stored.
 */
export function clientNetwork(raw: IncomingMessage, trust: Trust): string {
  return networkOf(proxyAddr(raw, trust)) ?? networkOf(raw.socket.remoteAddress ?? '') ?? '';
}

function networkOf(text: string): string | null {
  const { v4, v6 } = WITH_PORT.exec(text)?.groups ?? {};
  const address = v4 ?? v6 ?? text;
  if (isIP(address) === 0) return null;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv4 ? parsed.toString() : parsed.parts.slice(0, NETWORK_HEXTETS).join(':');
}
