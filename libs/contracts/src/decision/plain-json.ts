const MAX_DEPTH = 64;

/**
 * Why a parsed JSON value cannot be kept, or null. Postgres' jsonb refuses U+0000 and lone surrogates, a number beyond a double has no
 * canonical form (RFC 8785), and nesting must not exhaust anybody's stack.
 */
export function faultOfJson(value: unknown, pointer = '', depth = 0): { pointer: string; message: string } | null {
  if (depth > MAX_DEPTH) return { pointer, message: `is nested deeper than ${MAX_DEPTH} levels` };
  if (typeof value === 'string')
    return isKeepable(value) ? null : { pointer, message: 'holds U+0000 or a lone surrogate' };
  if (typeof value === 'number')
    return Number.isFinite(value) ? null : { pointer, message: 'is a number beyond a double' };
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, member] of Object.entries(value)) {
    if (!isKeepable(name)) return { pointer, message: 'has a member name with U+0000 or a lone surrogate' };
    const fault = faultOfJson(member, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1);
    if (fault) return fault;
  }
  return null;
}

const isKeepable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');
