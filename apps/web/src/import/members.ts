import type { Origin, PlaceInRow, RowMember } from '#client';

interface MemberField {
  readonly member: RowMember;
  readonly title: string;
  readonly hint?: string;
}

/** The members of a row with their titles, in the order in which the page asks for them. */
export const EVENT_MEMBERS: readonly MemberField[] = [
  { member: 'partnership', title: 'Partnership', hint: 'its name or its id' },
  { member: 'occurred', title: 'When it happened', hint: 'a day, a month or a year' },
  { member: 'title', title: 'What happened' },
  { member: 'publisher', title: 'Source', hint: 'who published it' },
  { member: 'url', title: 'Address of the source' },
  {
    member: 'parties',
    title: 'Parties',
    hint: 'between semicolons; the first row of a partnership starts it with them. For a partnership that is recorded already, leave this out',
  },
];
export const TERM_MEMBERS: readonly MemberField[] = [
  { member: 'kind', title: 'Which term', hint: 'a kind of term; a row without one changes no term' },
  { member: 'scope', title: 'What the term is about', hint: 'without one: everything' },
  { member: 'from', title: 'In force from', hint: 'without it: from when it happened' },
  { member: 'until', title: 'In force until', hint: 'the last day' },
];
export const MORE_MEMBERS: readonly MemberField[] = [
  { member: 'assertedBy', title: 'Who says so', hint: 'between semicolons' },
  { member: 'name', title: 'Name of the partnership', hint: 'without one: its parties' },
  { member: 'quote', title: 'Words of the source' },
  { member: 'locator', title: 'Place in the source', hint: 'a page, a section' },
  { member: 'standing', title: 'Standing', hint: 'definitive, non-binding or reported' },
  { member: 'type', title: 'Type of event', hint: 'without one: an agreement was published' },
  { member: 'effect', title: 'What it does to the term', hint: 'set or end; without it: set' },
  { member: 'untilCondition', title: 'Until a condition' },
  { member: 'recordedAt', title: 'Known since', hint: 'a moment such as 2025-03-03T12:00:00Z' },
];

const TITLES = new Map(
  [...EVENT_MEMBERS, ...TERM_MEMBERS, ...MORE_MEMBERS].map(({ member, title }) => [member, title]),
);

export const titleOfMember = (member: RowMember): string => TITLES.get(member) ?? member;

/** Returns the name of the place of a fault: the column, or the member whose value is the same in every row. */
export function nameOfPlace(
  place: PlaceInRow | null,
  {
    members,
    value,
  }: { readonly members: Partial<Record<string, Origin>>; readonly value: Partial<Record<string, Origin>> },
): string | null {
  if (place === null) return null;
  const origin = 'member' in place ? members[place.member] : value[place.value];
  if (typeof origin === 'string') return `Column “${origin}”`;
  return 'member' in place ? titleOfMember(place.member) : place.value === 'summary' ? 'What holds' : place.value;
}
