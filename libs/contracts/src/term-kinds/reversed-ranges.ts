import { matches, type Fault } from '../faults';
import { pointerSegment } from '../json-pointer';
import { DecimalRange } from '../values/amounts';
import { compareDecimals } from '../values/compare-decimals';

/** The members whose value is a number or a range of numbers. */
const NUMBERS = new Set(['amount', 'value']);

/** Returns a fault for each range whose end is below its start, which JSON Schema cannot express. */
export function faultsOfRanges(value: unknown, at = ''): Fault[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    const pointer = at + pointerSegment(name);
    if (!NUMBERS.has(name) || !matches(DecimalRange, member)) return faultsOfRanges(member, pointer);
    const { from, to } = member as DecimalRange;
    return compareDecimals(from, to) > 0 ? [{ pointer: `${pointer}/to`, message: `is below from, ${from}` }] : [];
  });
}
