import { pointerSegment } from '#contracts';
import { parseDate } from '../dates';
import type { TermKinds } from '../deciders/term-kinds';
import type { RequestFault } from './request-fault';
import { faultsOfBody } from './faults-of-body';
import { faultsOfLinks } from './faults-of-links';

/**
 * All that is wrong with a body, so that it can be mended in one go: where its shape is, also the dates and kinds that would be refused once it is
 * not. A sound shape is decided upon elsewhere, with what is recorded.
 */
export function faultsOfRequest(body: unknown, kinds: TermKinds): RequestFault[] {
  const faults = [...faultsOfBody(body), ...faultsOfLinks(body)];
  if (faults.length === 0) return [];
  const told = new Set(faults.map(({ pointer }) => pointer));
  return [...faults, ...faultsOfContent(body, kinds).filter(({ pointer }) => !told.has(pointer))];
}

const DATES = new Set(['occurred', 'published', 'retrieved', 'from', 'until', 'on', 'signed']);
/** The kind checks the value of a term, whose members may have any names. */
const OPAQUE = new Set(['value']);

/** The deepest terms are nine levels down: those in the effects of a correction's replacement. */
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
