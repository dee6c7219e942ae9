import { pointerSegment } from '#contracts';
import { parseDate } from '../dates';
import type { TermKinds } from '../deciders/term-kinds';
import type { RequestFault } from './request-fault';

/** Returns the faults of the dates, kinds and values of a body, whatever its shape. The decision would refuse them if the shape had no faults. */
export function faultsOfContent(part: unknown, kinds: TermKinds, at = '', depth = 0): RequestFault[] {
  if (typeof part !== 'object' || part === null || depth > DEEPEST) return [];
  return Object.entries(part).flatMap(([name, member]: [string, unknown]): RequestFault[] => {
    const pointer = at + pointerSegment(name);
    if (OPAQUE.has(name)) return [];
    if (typeof member !== 'string') return faultsOfContent(member, kinds, pointer, depth + 1);
    if (DATES.has(name)) return faultsOfDate(member, pointer);
    return name === 'kind' ? faultsOfKind(part, member, kinds, at) : [];
  });
}

const DATES = new Set(['occurred', 'published', 'retrieved', 'from', 'until', 'on', 'signed']);
/** Members that are not walked: the kind checks the value of a term, whose members may have any names. */
const OPAQUE = new Set(['value']);

/** The maximum depth of the walk. The deepest terms, in the effects of a replacement, are nine levels down. */
const DEEPEST = 12;

function faultsOfDate(text: string, pointer: string): RequestFault[] {
  const parsed = parseDate(text);
  return parsed.ok ? [] : [{ pointer, code: 'date-invalid', message: `is no date: ${parsed.reason}` }];
}

function faultsOfKind(term: object, kind: string, kinds: TermKinds, at: string): RequestFault[] {
  const { effect, value } = term as { effect?: unknown; value?: unknown };
  if (kind === '*' && effect === 'reaffirm') return [];
  if (kinds.has(kind)) {
    if (value === undefined || (value === null && effect === 'override')) return [];
    const faults = kinds.check(kind, value);
    return faults.map(({ pointer, message }) => ({ pointer: `${at}/value${pointer}`, code: 'value-invalid', message }));
  }
  const message = `is ${JSON.stringify(kind)}, which is not a kind of term; /v1/term-kinds lists them`;
  return [{ pointer: `${at}/kind`, code: 'kind-unknown', message }];
}
