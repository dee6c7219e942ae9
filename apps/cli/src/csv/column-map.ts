import { UsageError } from '../run/errors';

/** Where a member of an event comes from: the column of that name, or the same value in every row. */
export type Origin = string | { readonly value: string };

const MEMBERS = [
  'partnership',
  'name',
  'parties',
  'type',
  'occurred',
  'title',
  'standing',
  'assertedBy',
  'publisher',
  'url',
  'quote',
  'locator',
  'recordedAt',
  'effect',
  'kind',
  'scope',
  'from',
  'until',
  'untilCondition',
] as const;
export type Member = (typeof MEMBERS)[number];

const NEEDED: readonly Member[] = ['partnership', 'occurred', 'title', 'publisher'];

/** Which column says what. `value` names the members of a term's value. */
export interface ColumnMap {
  readonly members: Readonly<Partial<Record<Member, Origin>>>;
  readonly value: Readonly<Record<string, Origin>>;
  /** How dates with slashes or dots are meant; others are taken as they stand. */
  readonly dates: 'day-first' | 'month-first' | undefined;
}

/** @throws UsageError that says all that is wrong with the map, the columns that are not there included. */
export function columnMapOf(json: unknown, columns: readonly string[]): ColumnMap {
  if (!isObject(json)) throw new UsageError('The file of --columns must hold an object: {"occurred": "Date", …}.');
  const { value: given = {}, dates, ...members } = json;
  const value = isObject(given) ? given : {};
  const faults: string[] = [];
  for (const name of Object.keys(members).filter((name) => !isMember(name)))
    faults.push(`"${name}" is not known; known are ${MEMBERS.join(', ')}, value and dates`);
  for (const name of NEEDED.filter((name) => !(name in members))) faults.push(`"${name}" is missing`);
  if (dates !== undefined && dates !== 'day-first' && dates !== 'month-first')
    faults.push('"dates" is "day-first" or "month-first"');
  if (!isObject(given)) faults.push('"value" must be an object: {"summary": "What", …}');
  for (const [name, origin] of [...Object.entries(members), ...Object.entries(value)]) {
    if (typeof origin === 'string' && !columns.includes(origin))
      faults.push(`"${name}": there is no column "${origin}"; there are ${columns.join(', ')}`);
    else if (typeof origin !== 'string' && !(isObject(origin) && typeof origin['value'] === 'string'))
      faults.push(`"${name}" must be the name of a column or {"value": "…"}`);
  }
  if (faults.length > 0) throw new UsageError(`The map of columns cannot be used:\n  ${faults.join('\n  ')}`);
  return { members, value, dates } as unknown as ColumnMap;
}

const isMember = (name: string): name is Member => (MEMBERS as readonly string[]).includes(name);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
