import { matches, pointerSegment, type Fault } from '../faults';
import { DecimalRange } from '../values/amounts';
import { compareDecimals } from '../values/compare-decimals';

/** Members that hold a number or a range of numbers. */
const NUMBERS = new Set(['amount', 'value']);

/** The ranges within a value whose end is below their beginning: what a JSON Schema cannot say. */
export function faultsOfRanges(value: unknown, at = ''): Fault[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    const pointer = at + pointerSegment(name);
    if (!NUMBERS.has(name) || !matches(DecimalRange, member)) return faultsOfRanges(member, pointer);
    const { from, to } = member as DecimalRange;
    return compareDecimals(from, to) > 0 ? [{ pointer: `${pointer}/to`, message: `is below from, ${from}` }] : [];
  });
}
