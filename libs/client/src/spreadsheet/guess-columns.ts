import { NEEDED_MEMBERS, type ColumnMap, type RowMember } from './column-map';
import { slugOf } from './slug';
import type { Sheet } from './sheet';

/** The column heads under which members occur in common spreadsheets, as ids; the likeliest first. */
const HEADS: Readonly<Partial<Record<RowMember, readonly string[]>>> = {
  partnership: ['partnership', 'deal', 'partnership-id', 'relationship', 'alliance'],
  name: ['partnership-name', 'deal-name'],
  parties: ['parties', 'companies', 'partners', 'firms', 'between'],
  type: ['event-type', 'type-of-event'],
  occurred: ['occurred', 'date', 'when', 'event-date', 'date-of-event', 'announced', 'signed'],
  title: ['title', 'what-happened', 'what', 'event', 'headline'],
  standing: ['standing'],
  assertedBy: ['asserted-by', 'said-by', 'who-says-so', 'stated-by'],
  publisher: ['publisher', 'source', 'paper', 'published-by'],
  url: ['url', 'link', 'source-url', 'address', 'web-address'],
  quote: ['quote', 'quotation', 'wording'],
  locator: ['locator', 'page', 'section', 'clause'],
  recordedAt: ['recorded-at', 'recordedat', 'known-since'],
  effect: ['effect'],
  kind: ['kind', 'term', 'kind-of-term', 'term-kind', 'term-type'],
  scope: ['scope', 'what-it-is-about', 'field'],
  from: ['from', 'in-force-from', 'effective-from', 'effective-date', 'start', 'start-date', 'starts', 'since'],
  until: ['until', 'in-force-until', 'to', 'end', 'end-date', 'ends', 'expires', 'expiry', 'expiry-date'],
  untilCondition: ['until-condition'],
};
const HEADS_OF_SUMMARY = [
  'summary',
  'says',
  'what-holds',
  'value',
  'terms',
  'description',
  'amount',
  'price',
  'deal-value',
];

const SLASHED = /^(\d{1,2})([./])(\d{1,2})\2\d{4}$/;

/** Guesses the meaning of the columns from their heads and from the form of their dates. The user should check the result. */
export function guessColumns({ columns, rows }: Sheet): ColumnMap {
  const found = new Map(columns.map((column) => [slugOf(column), column]));
  const columnOf = (heads: readonly string[]): string | undefined =>
    heads.flatMap((head) => found.get(head) ?? []).find((column) => column !== '');
  const members: Partial<Record<RowMember, string>> = {};
  for (const [member, heads] of Object.entries(HEADS) as [RowMember, readonly string[]][]) {
    const column = columnOf(heads);
    if (column !== undefined) members[member] = column;
  }
  // Without a column for the partnership, the parties of the row name it.
  if (members.partnership === undefined && members.parties !== undefined) members.partnership = members.parties;
  const summary = columnOf(HEADS_OF_SUMMARY);
  const dated = [members.occurred, members.from, members.until].filter((column) => column !== undefined);
  const dates = orderOfDates(rows.flatMap(({ cells }) => dated.map((column) => cells[column] ?? '')));
  return { members, value: summary === undefined ? {} : { summary }, dates };
}

/** Returns the members that a map still lacks. */
export const lackingIn = ({ members }: ColumnMap): readonly RowMember[] =>
  NEEDED_MEMBERS.filter((member) => members[member] === undefined);

/** Returns true if the order of day and month must be stated for a date, as for 3/4/2025. */
export const needsOrderOfDates = (dates: readonly string[]): boolean => dates.some((date) => SLASHED.test(date));

/** Guesses the order of day and month: a number above twelve is a day, and with dots the day always comes first. Undefined if no date shows it. */
function orderOfDates(dates: readonly string[]): ColumnMap['dates'] {
  const written = dates.flatMap((date) => {
    const [, first, sign, second] = SLASHED.exec(date) ?? [];
    return first === undefined ? [] : [{ first: Number(first), second: Number(second), sign }];
  });
  if (written.some(({ first, sign }) => first > 12 || sign === '.')) return 'day-first';
  return written.some(({ second }) => second > 12) ? 'month-first' : undefined;
}
