/** The source of a member of an event: the column of that name, or the same value in every row. */
export type Origin = string | { readonly value: string };

export const ROW_MEMBERS = [
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
export type RowMember = (typeof ROW_MEMBERS)[number];

/** The members without which a row is not an event. */
export const NEEDED_MEMBERS = ['partnership', 'occurred', 'title', 'publisher'] as const satisfies readonly RowMember[];

/** The columns of each member. `value` maps the members of a term's value. */
export interface ColumnMap {
  readonly members: Readonly<Partial<Record<RowMember, Origin>>>;
  readonly value: Readonly<Record<string, Origin>>;
  /** The order of day and month in dates with slashes or dots; other dates are not affected. */
  readonly dates: 'day-first' | 'month-first' | undefined;
}

/** Reads a column map from JSON. If it is invalid, returns all of its faults, including columns that do not exist. */
export function readColumnMap(
  json: unknown,
  columns: readonly string[],
): { readonly map: ColumnMap | null; readonly faults: readonly string[] } {
  if (!isObject(json)) return { map: null, faults: ['it must be an object: {"occurred": "Date", …}'] };
  const { value: given = {}, dates, ...members } = json;
  const value = isObject(given) ? given : {};
  const faults: string[] = [];
  for (const name of Object.keys(members).filter((name) => !isMember(name)))
    faults.push(`"${name}" is not known; known are ${ROW_MEMBERS.join(', ')}, value and dates`);
  for (const name of NEEDED_MEMBERS.filter((name) => !(name in members))) faults.push(`"${name}" is missing`);
  if (dates !== undefined && dates !== 'day-first' && dates !== 'month-first')
    faults.push('"dates" is "day-first" or "month-first"');
  if (!isObject(given)) faults.push('"value" must be an object: {"summary": "What", …}');
  for (const [name, origin] of [...Object.entries(members), ...Object.entries(value)]) {
    if (typeof origin === 'string' && !columns.includes(origin))
      faults.push(`"${name}": there is no column "${origin}"; there are ${columns.join(', ')}`);
    else if (typeof origin !== 'string' && !(isObject(origin) && typeof origin['value'] === 'string'))
      faults.push(`"${name}" must be the name of a column or {"value": "…"}`);
  }
  return { map: faults.length > 0 ? null : ({ members, value, dates } as unknown as ColumnMap), faults };
}

/** Writes a column map in the form that `readColumnMap` reads. */
export const writeColumnMap = ({ members, value, dates }: ColumnMap): string =>
  JSON.stringify({ ...members, ...(Object.keys(value).length === 0 ? {} : { value }), dates }, null, 2);

const isMember = (name: string): name is RowMember => (ROW_MEMBERS as readonly string[]).includes(name);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
