import { pointerSegment } from '../json-pointer';

const MAX_DEPTH = 64;

interface JsonFault {
  readonly pointer: string;
  readonly message: string;
}

/**
 * Returns why a parsed JSON value cannot be stored, or null. Postgres' jsonb refuses U+0000 and lone surrogates, a number beyond a double has no
 * canonical form (RFC 8785), and deep nesting could exhaust the stack of a reader.
 */
export const faultOfJson = (value: unknown): JsonFault | null => faultWithin(value, 0);

/** Builds the pointer only after a fault was found, so that a valid value costs only the traversal. */
function faultWithin(value: unknown, depth: number): JsonFault | null {
  if (typeof value === 'string') return isKeepable(value) ? null : here('holds U+0000 or a lone surrogate');
  if (typeof value === 'number') return Number.isFinite(value) ? null : here('is a number beyond a double');
  if (typeof value !== 'object' || value === null) return null;
  if (depth >= MAX_DEPTH) return here(`is nested deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const fault = faultWithin(value[index], depth + 1);
      if (fault) return { pointer: `/${index}${fault.pointer}`, message: fault.message };
    }
    return null;
  }
  for (const name of Object.keys(value)) {
    if (!isKeepable(name)) return here('has a member name with U+0000 or a lone surrogate');
    const fault = faultWithin((value as Record<string, unknown>)[name], depth + 1);
    if (fault) return { pointer: pointerSegment(name) + fault.pointer, message: fault.message };
  }
  return null;
}

const here = (message: string): JsonFault => ({ pointer: '', message });

const isKeepable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');
