import type { Day } from '../dates/day';
import { readDate } from '../dates/read-date';
import { NEEDED_MEMBERS, type ColumnMap, type Origin, type RowMember } from './column-map';
import { kindNamed, type NamedKind } from './named-kinds';
import type { Row } from './sheet';
import { slugOf } from './slug';

/** A row as a command for `POST /v1/import`, or its fault. */
export type RowCommand =
  | { readonly row: number; readonly command: ImportedRow }
  | { readonly row: number; readonly fault: string; readonly missing: readonly RowMember[] };

export interface ImportedRow {
  readonly partnershipId: string;
  readonly recordedAt?: string;
  readonly events: readonly [Record<string, unknown>];
}

/** The context for reading the words of rows. */
export interface RowReading {
  readonly today: Day;
  /** The kinds of terms that rows may name by title; a kind that is not listed needs its id. */
  readonly kinds: readonly NamedKind[];
}

/** Converts each row to a command with one event. If parties are mapped, the first row of a partnership starts it. */
export function commandsOfRows(rows: readonly Row[], map: ColumnMap, reading: RowReading): RowCommand[] {
  const started = new Set<string>();
  return rows.map((row) => {
    const read = readerOf(row, map, reading);
    const partnershipId = slugOf(read('partnership') ?? '');
    const missing = NEEDED_MEMBERS.filter((name) => !read(name));
    if (missing.length > 0) return { row: row.number, fault: `no ${missing.join(', no ')}`, missing };
    const parties = started.has(partnershipId) ? undefined : read('parties');
    started.add(partnershipId);
    const event = parties === undefined ? eventOf(read, {}) : eventOf(read, startOf(read, parties, map));
    const effects = effectsOf(row, map, read);
    const command = { partnershipId, ...given({ recordedAt: read('recordedAt') }), events: [{ ...event, ...effects }] };
    return { row: row.number, command: command as unknown as ImportedRow };
  });
}

type Read = (member: RowMember) => string | undefined;

const DATES: readonly RowMember[] = ['occurred', 'from', 'until'];

const readerOf =
  ({ cells }: Row, { members, dates }: ColumnMap, { today, kinds }: RowReading): Read =>
  (member) => {
    const text = textAt(cells, members[member]);
    if (text === undefined) return undefined;
    if (member === 'kind') return kindNamed(text, kinds);
    return DATES.includes(member) ? dateOf(text, dates, today) : text;
  };

function textAt(cells: Row['cells'], origin: Origin | undefined): string | undefined {
  const text = typeof origin === 'string' ? cells[origin] : origin?.value;
  return text === undefined || text === '' ? undefined : text;
}

function eventOf(read: Read, start: Record<string, unknown>): Record<string, unknown> {
  const title = read('title') ?? '';
  return {
    type: read('type') ?? 'AgreementPublished',
    occurred: read('occurred'),
    title,
    ...given({ standing: read('standing'), assertedBy: listOf(read('assertedBy')) }),
    sources: [
      {
        ...sourceOf(read('publisher') ?? '', read('url')),
        ...given({ quote: read('quote'), locator: read('locator') }),
      },
    ],
    // For other types the service reports the missing data.
    data:
      (read('type') ?? 'AgreementPublished') === 'AgreementPublished'
        ? { agreement: { id: slugOf(title), title, form: 'agreement' } }
        : {},
    ...start,
  };
}

const startOf = (read: Read, parties: string, { members }: ColumnMap): Record<string, unknown> => ({
  type: 'PartnershipStarted',
  data: {
    name:
      read('name') ??
      (members.partnership === members.parties ? undefined : nameIn(read('partnership'))) ??
      (listOf(parties) ?? []).join(' and '),
    parties: (listOf(parties) ?? []).map((name) => ({ id: slugOf(name), name })),
  },
});

/** Returns the name of a partnership; undefined if the cell is missing or contains an id. */
const nameIn = (partnership: string | undefined): string | undefined =>
  partnership === undefined || partnership === slugOf(partnership) ? undefined : partnership;

/** Returns the source of a row. A publisher that is an address becomes its host name and the URL. */
function sourceOf(publisher: string, url: string | undefined): { readonly publisher: string; readonly url?: string } {
  const address = /^https?:\/\//i.test(publisher) ? URL.parse(publisher) : null;
  if (address !== null) return { publisher: address.hostname.replace(/^www\./, ''), url: url ?? address.href };
  return { publisher, ...(url === undefined ? {} : { url }) };
}

/** Returns the members that have a value, so that no empty ones are sent. */
const given = (members: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

/** Returns the names in a cell, separated by semicolons, bars or line breaks. */
const listOf = (text: string | undefined): string[] | undefined =>
  text
    ?.split(/[;|\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

function effectsOf({ cells }: Row, { value }: ColumnMap, read: Read): { readonly effects?: readonly object[] } {
  const kind = read('kind');
  if (kind === undefined) return {};
  const effect = read('effect') ?? 'set';
  const term = { effect, kind, scope: scopeOf(read('scope') ?? 'all') };
  const until = read('until');
  const ends = { until: until === 'unknown' ? { unknown: true } : until, untilCondition: read('untilCondition') };
  if (effect !== 'set') return { effects: [{ ...term, ...given({ from: read('from') }) }] };
  const members = Object.entries(value).flatMap(([name, origin]) => {
    const text = textAt(cells, origin);
    return text === undefined ? [] : [[name, text] as const];
  });
  return {
    effects: [{ ...term, value: Object.fromEntries(members), ...given({ from: read('from'), ...ends }) }],
  };
}

/** Narrower scopes are written with dots. Other words with dots, such as "U.S.", are a name. */
const scopeOf = (text: string): string => (/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(text) ? text : slugOf(text));

/** Converts `31.12.2025`, `31/12/2025` or `12/31/2025`, by the order of the map, or a date in words. Any other text is left to the service. */
function dateOf(text: string, dates: ColumnMap['dates'], today: Day): string {
  const [, first, second, year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  if (first !== undefined && second !== undefined && year !== undefined && dates !== undefined) {
    const [day, month] = dates === 'day-first' ? [first, second] : [second, first];
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
  // A date without a year is not converted: the same row would be another event next year.
  return (/\d{3}/.test(text) ? readDate(text, today) : null) ?? text;
}
