import { NEEDED_MEMBERS, type ColumnMap, type RowMember } from './column-map';
import { slugOf } from './slug';
import type { Sheet } from './sheet';

/** Heads under which members stand in the spreadsheets of others, as ids; the likeliest first. */
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

/** What the columns of a sheet seem to mean, by their heads and by how their dates are written: to be looked at before it is used. */
export function guessColumns({ columns, rows }: Sheet): ColumnMap {
  const found = new Map(columns.map((column) => [slugOf(column), column]));
  const columnOf = (heads: readonly string[]): string | undefined =>
    heads.flatMap((head) => found.get(head) ?? []).find((column) => column !== '');
  const members: Partial<Record<RowMember, string>> = {};
  for (const [member, heads] of Object.entries(HEADS) as [RowMember, readonly string[]][]) {
    const column = columnOf(heads);
    if (column !== undefined) members[member] = column;
  }
  // Whoever lists the parties of each row names the partnership by them.
  if (members.partnership === undefined && members.parties !== undefined) members.partnership = members.parties;
  const summary = columnOf(HEADS_OF_SUMMARY);
  const dated = [members.occurred, members.from, members.until].filter((column) => column !== undefined);
  const dates = orderOfDates(rows.flatMap(({ cells }) => dated.map((column) => cells[column] ?? '')));
  return { members, value: summary === undefined ? {} : { summary }, dates };
}

/** Members that a map still lacks. */
export const lackingIn = ({ members }: ColumnMap): readonly RowMember[] =>
  NEEDED_MEMBERS.filter((member) => members[member] === undefined);

/** Whether any date is written in a way that has to be explained, as 3/4/2025 has. */
export const needsOrderOfDates = (dates: readonly string[]): boolean => dates.some((date) => SLASHED.test(date));

/** A number beyond twelve is a day; with dots the day stands first everywhere. Undefined where nothing tells. */
function orderOfDates(dates: readonly string[]): ColumnMap['dates'] {
  const written = dates.flatMap((date) => {
    const [, first, sign, second] = SLASHED.exec(date) ?? [];
    return first === undefined ? [] : [{ first: Number(first), second: Number(second), sign }];
  });
  if (written.some(({ first, sign }) => first > 12 || sign === '.')) return 'day-first';
  return written.some(({ second }) => second > 12) ? 'month-first' : undefined;
}
