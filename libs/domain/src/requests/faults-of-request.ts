import { MAX_FAULTS } from '#contracts';
import type { TermKinds } from '../deciders/term-kinds';
import { faultsOfBody } from './faults-of-body';
import { faultsOfContent } from './faults-of-content';
import { faultsOfLinks } from './faults-of-links';
import { faultsWithCodes } from './faults-with-codes';
import type { RequestFault } from './request-fault';

/**
 * Returns all faults of a body at once, up to `MAX_FAULTS`. If its shape has faults, the dates, kinds and values that the decision would refuse are included. A body
 * without faults of shape is left to the decision.
 */
export const faultsOfRequest = (body: unknown, kinds: TermKinds): RequestFault[] =>
  withContentFaults([...faultsOfBody(body), ...faultsOfLinks(body)], body, kinds);

/** Returns the faults of a body's shape, with their codes, and those of its content. A body without faults of shape has none. */
export function withContentFaults(faults: readonly RequestFault[], body: unknown, kinds: TermKinds): RequestFault[] {
  if (faults.length === 0) return [];
  const coded = faultsWithCodes(faults.slice(0, MAX_FAULTS), body);
  const faulty = new Set(coded.map(({ pointer }) => pointer));
  const further = faultsOfContent(body, kinds).filter(({ pointer }) => !faulty.has(pointer));
  return [...coded, ...further].slice(0, MAX_FAULTS);
}
