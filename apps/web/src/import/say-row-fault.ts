import { sayFault } from '../record/faults';
import type { RowFault } from './check-rows';

/** A fault in the words of a table: without where it is, which is told before it, and without what only programs look up. */
export function sayRowFault({ place, detail }: RowFault): string {
  if (place !== null && 'member' in place && place.member === 'url' && detail.includes('must match pattern'))
    return 'An address begins with https:// or http://';
  return sayFault({
    pointer: '',
    detail: detail.replace(/^\S+ is no date: /, '').replace(/; \/v1\/\S+ lists them$/, ''),
  });
}
