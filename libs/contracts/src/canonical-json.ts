import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** The canonical form of a JSON value (RFC 8785): equal strings, equal values. */
export const canonicalJson = (value: unknown): string => canonicalize(value) ?? 'null';

/** SHA-256, in lower-case hexadecimal, of the RFC 8785 form of a command's events as they were sent. */
export const fingerprintOf = (events: unknown): string =>
  createHash('sha256').update(canonicalJson(events)).digest('hex');
