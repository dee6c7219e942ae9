import { MAX_CONDITIONS, pointerNames, pointerSegment, UNKNOWN_MEMBER } from '#contracts';
import { parseDate } from '../dates';
import type { RequestFault } from './request-fault';

/*
 * The schema also checks three things that have refusal codes of their own: the notation of dates, the size and depth of condition expressions, and the
 * notation of renewals. Their faults get these codes here, so that a client receives the same code wherever a fault is found.
 */

const EVENT = String.raw`^/events/\d+(?:/data/replacement)?`;
const EFFECT = String.raw`/effects/\d+`;
const CONDITION = String.raw`${EFFECT}/(?:from|until)Condition`;
const DATE = new RegExp(
  String.raw`${EVENT}(/occurred|/sources/\d+/(published|retrieved)|${EFFECT}/(from|until|on|by)|${CONDITION}/.*/day|/data/(agreement/signed|through))$`,
);
const EXPRESSION = new RegExp(`(${EVENT}${CONDITION})(/|$)`);
/** Values of the right type whose notation or size is refused with the code of their place. */
const PLACES = [
  { place: new RegExp(`${EVENT}${EFFECT}/renewal/(period|notice)$`), type: 'string', code: 'renewal-invalid' },
  { place: new RegExp(`${EVENT}${EFFECT}/renewal/times$`), type: 'number', code: 'renewal-invalid' },
  { place: new RegExp(`${EVENT}${EFFECT}/until/for$`), type: 'string', code: 'date-invalid' },
] as const;

/** Returns the faults of a body's shape with the codes that they have as refusals. Each code occurs at most once for a pointer. */
export function faultsWithCodes(faults: readonly RequestFault[], body: unknown): RequestFault[] {
  const seen = new Set<string>();
  return faults
    .map((fault) => faultWithCode(fault, body))
    .filter(({ code, pointer }) => {
      const place = `${code} ${pointer}`;
      const isRepeated = code !== undefined && seen.has(place);
      seen.add(place);
      return !isRepeated;
    });
}

function faultWithCode(fault: RequestFault, body: unknown): RequestFault {
  const [, root] = EXPRESSION.exec(fault.pointer) ?? [];
  const ofCondition = root === undefined ? null : faultOfCondition(fault.pointer, root, body);
  if (ofCondition) return { ...ofCondition, code: 'condition-invalid' };
  if (fault.message === UNKNOWN_MEMBER) return fault;
  const value = valueAt(body, pointerNames(fault.pointer));
  const known = PLACES.find(({ place, type }) => typeof value === type && place.test(fault.pointer));
  if (known) return { ...fault, code: known.code };
  if (typeof value !== 'string' || !DATE.test(fault.pointer)) return fault;
  const parsed = parseDate(value);
  return { ...fault, code: 'date-invalid', ...(parsed.ok ? {} : { message: `is no date: ${parsed.reason}` }) };
}

/** The number of names in a pointer to an element of a list within a list. */
const NAMES_OF_TWO_LISTS = 4;

/** Returns the fault of a condition expression that causes a fault at `pointer`; null: the fault has another cause. */
function faultOfCondition(pointer: string, root: string, body: unknown): RequestFault | null {
  const expression = valueAt(body, pointerNames(root));
  const names = pointerNames(pointer.slice(root.length));
  const inner = names.slice(0, NAMES_OF_TWO_LISTS);
  if (inner.length === NAMES_OF_TWO_LISTS && isList(valueAt(expression, inner)))
    return { pointer: root + inner.map(pointerSegment).join(''), message: 'is nested more than two deep' };
  if (isObject(expression) && 'day' in expression && !isList(expression))
    return { pointer: root, message: 'names no condition: a day alone is a date' };
  const list = valueAt(expression, names);
  if (!Array.isArray(list) || names.length === 0) return null;
  if (list.length === 0) return { pointer, message: 'names no condition' };
  return list.length > MAX_CONDITIONS
    ? { pointer, message: `names more than ${MAX_CONDITIONS} conditions and days` }
    : null;
}

const isList = (value: unknown): boolean => isObject(value) && ('all' in value || 'any' in value);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const valueAt = (part: unknown, names: readonly string[]): unknown =>
  names.reduce((at, name) => (isObject(at) ? at[name] : undefined), part);
