import type { RowMember } from './column-map';

/** The place in a row that a fault is about: a member, or a member of its value. */
export type PlaceInRow = { readonly member: RowMember } | { readonly value: string };

const PLACES: readonly (readonly [RegExp, RowMember])[] = [
  [/^\/partnershipId/, 'partnership'],
  [/^\/recordedAt/, 'recordedAt'],
  [/^\/events\/\d+\/type/, 'type'],
  [/^\/events\/\d+\/occurred/, 'occurred'],
  [/^\/events\/\d+\/standing/, 'standing'],
  [/^\/events\/\d+\/assertedBy/, 'assertedBy'],
  [/^\/events\/\d+\/sources\/\d+\/url/, 'url'],
  [/^\/events\/\d+\/sources\/\d+\/quote/, 'quote'],
  [/^\/events\/\d+\/sources\/\d+\/locator/, 'locator'],
  [/^\/events\/\d+\/sources/, 'publisher'],
  [/^\/events\/\d+\/data\/name/, 'name'],
  [/^\/events\/\d+\/data\/parties/, 'parties'],
  [/^\/events\/\d+\/(title|data\/agreement)/, 'title'],
  [/^\/events\/\d+\/effects\/\d+\/effect/, 'effect'],
  [/^\/events\/\d+\/effects\/\d+\/scope/, 'scope'],
  [/^\/events\/\d+\/effects\/\d+\/from/, 'from'],
  [/^\/events\/\d+\/effects\/\d+\/untilCondition/, 'untilCondition'],
  [/^\/events\/\d+\/effects\/\d+\/until/, 'until'],
  [/^\/events\/\d+\/effects\/\d+\/kind/, 'kind'],
];

/** Returns the place in a row for the pointer of a fault of its command; null for the whole row. */
export function placeOfFault(pointer: string): PlaceInRow | null {
  const [, value] = /^\/events\/\d+\/effects\/\d+\/value(?:\/([^/]+))?/.exec(pointer) ?? [];
  if (value !== undefined) return { value };
  if (/\/value$/.test(pointer)) return { value: 'summary' };
  const found = PLACES.find(([pattern]) => pattern.test(pointer));
  return found === undefined ? null : { member: found[1] };
}
