import type { TermKinds } from '../deciders/term-kinds';
import { faultsOfBody } from './faults-of-body';
import { faultsOfContent } from './faults-of-content';
import { faultsOfLinks } from './faults-of-links';
import { faultsWithCodes } from './faults-with-codes';
import type { RequestFault } from './request-fault';

/**
 * All that is wrong with a body, so that it can be mended in one go: where its shape is, also the dates, kinds and values that would be refused once it
 * is not. A sound shape is decided upon elsewhere, with what is recorded.
 */
export const faultsOfRequest = (body: unknown, kinds: TermKinds): RequestFault[] =>
  withContentFaults([...faultsOfBody(body), ...faultsOfLinks(body)], body, kinds);

/** Adds to the faults of a body's shape those of its content, and gives them their codes; no faults for a sound shape. */
export function withContentFaults(faults: readonly RequestFault[], body: unknown, kinds: TermKinds): RequestFault[] {
  if (faults.length === 0) return [];
  const coded = faultsWithCodes(faults, body);
  const told = new Set(coded.map(({ pointer }) => pointer));
  return [...coded, ...faultsOfContent(body, kinds).filter(({ pointer }) => !told.has(pointer))];
}
