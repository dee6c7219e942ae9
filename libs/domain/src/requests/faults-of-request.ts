import { pointerSegment } from '#contracts';
import { parseDate } from '../dates';
import type { TermKinds } from '../deciders/term-kinds';
import type { RequestFault } from './request-fault';
import { faultsOfBody } from './faults-of-body';
import { faultsOfLinks } from './faults-of-links';

/**
 * Returns all faults of a body at once. If its shape has faults, the dates and kinds that the decision would refuse are included. A body without
 * faults of shape is left to the decision.
 */
export function faultsOfRequest(body: unknown, kinds: TermKinds): RequestFault[] {
  const faults = [...faultsOfBody(body), ...faultsOfLinks(body)];
  if (faults.length === 0) return [];
  const faulty = new Set(faults.map(({ pointer }) => pointer));
  return [...faults, ...faultsOfContent(body, kinds).filter(({ pointer }) => !faulty.has(pointer))];
}

const DATES = new Set(['occurred', 'published', 'retrieved', 'from', 'until', 'on', 'signed']);
/** Members that are not walked: the kind checks the value of a term, whose members may have any names. */
const OPAQUE = new Set(['value']);

/** The maximum depth of the walk. The deepest terms, in the effects of a replacement, are nine levels down. */
const DEEPEST = 12;

function faultsOfContent(part: unknown, kinds: TermKinds, at = '', depth = 0): RequestFault[] {
  if (typeof part !== 'object' || part === null || depth > DEEPEST) return [];
  return Object.entries(part).flatMap(([name, member]: [string, unknown]): RequestFault[] => {
    const pointer = at + pointerSegment(name);
    if (OPAQUE.has(name)) return [];
    if (typeof member !== 'string') return faultsOfContent(member, kinds, pointer, depth + 1);
    if (DATES.has(name)) return faultsOfDate(member, pointer);
    return name === 'kind' ? faultsOfKind(part, member, kinds, pointer) : [];
  });
}

function faultsOfDate(text: string, pointer: string): RequestFault[] {
  const parsed = parseDate(text);
  return parsed.ok ? [] : [{ pointer, code: 'date-invalid', message: `is no date: ${parsed.reason}` }];
}

function faultsOfKind(effect: object, kind: string, kinds: TermKinds, pointer: string): RequestFault[] {
  const isAny = kind === '*' && (effect as { effect?: unknown }).effect === 'reaffirm';
  if (isAny || kinds.has(kind)) return [];
  return [
    {
      pointer,
      code: 'kind-unknown',
      message: `is ${JSON.stringify(kind)}, which is not a kind of term; /v1/term-kinds lists them`,
    },
  ];
}
