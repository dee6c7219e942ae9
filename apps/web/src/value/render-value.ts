import { absenceOf, type Absence } from './absence';

/** Names of parties by id, titles of kinds by `kind/`, scopes by `/scope`. An id without an entry is rendered as it is. */
export type Names = ReadonlyMap<string, string>;

export const keyOfScope = (scope: string): string => `/${scope}`;
export const renderScope = (scope: string, names: Names): string =>
  names.get(keyOfScope(scope)) ?? names.get(scope) ?? scope.replaceAll(/[-.]/g, ' ');

export const titleOfKind = (kind: string, names: Names): string => names.get(`${kind}/`) ?? inWords(kind);

/** Returns `api-hosting` as `Api hosting`. */
export const inWords = (slug: string): string => {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Renders parties by their names; without a name, the id in words. */
export const nameParties = (ids: readonly string[], names: Names): string =>
  ids.map((id) => names.get(id) ?? inWords(id)).join(', ');

/** Renders a value in full: its summary, or its members. */
export function renderValue(value: unknown, names: Names): string {
  const summary = summaryOf(value);
  return summary ?? renderShortly(value, names);
}

/** Renders a value in full, without the final full stop, so that a sentence can continue. */
export const renderWithin = (value: unknown, names: Names): string => renderValue(value, names).replace(/\.$/, '');

/** Renders a value in the few words that fit into a bar. Distinguishing members come before parties. */
export const renderShortly = (value: unknown, names: Names): string => shortWords(value, names).join(' · ');

/** Renders one member of a value: an amount with its currency, a number with its unit. */
export const renderMember = (member: unknown, names: Names): string =>
  Array.isArray(member) ? member.map((each) => plain(each, names)).join(', ') : plain(member, names);

/** Returns the words of `renderShortly` as a list. The first can stand alone. */
export function shortWords(value: unknown, names: Names): readonly string[] {
  const absence = absenceOf(value);
  if (absence) return [absence];
  if (typeof value !== 'object' || value === null) return [plain(value, names)];
  if (Array.isArray(value)) return [value.map((each) => plain(each, names)).join(', ')];
  const { summary, ...members } = value as Record<string, unknown>;
  const rendered = Object.entries(members)
    .filter(([name, member]) => ranking.includes(name) && absenceIn(name, member) === null)
    .sort(([a], [b]) => ranking.indexOf(a) - ranking.indexOf(b))
    .slice(0, 2)
    .map(([name, member]) => plain(member, name === 'exclusivity' ? new Map() : names));
  const absent = Object.entries(members).flatMap(([name, member]) => {
    const how = absenceIn(name, member);
    return how === null || !ranking.includes(name) ? [] : [`${how === 'none' ? 'no' : how} ${name}`];
  });
  const short = [...rendered, ...(rendered.length < 2 ? absent : [])];
  return short.length > 0 ? short : [typeof summary === 'string' ? summary : JSON.stringify(members)];
}

/** Returns how a member is absent. `exclusivity: none` counts as absent, because `none` alone would read as if there were no term. */
const absenceIn = (name: string, member: unknown): Absence | null =>
  name === 'exclusivity' && member === 'none' ? 'none' : absenceOf(member);

/** The most informative members, in order of preference. */
const ranking = [
  'amount',
  'share',
  'percentage',
  'exclusivity',
  'provider',
  'distributor',
  'seller',
  'holder',
  'payee',
  'licensee',
  'subject',
  'law',
  'date',
  'duration',
  'allowed',
  'declaredBy',
  'party',
];

function plain(value: unknown, names: Names): string {
  if (value === '*') return 'anyone';
  if (typeof value === 'string')
    return names.get(value) ?? (/^[a-z0-9]+(-[a-z0-9]+)+$/.test(value) ? value.replaceAll('-', ' ') : value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object' || value === null) return String(value);
  const absence = absenceOf(value);
  if (absence) return absence;
  const { amount, currency, value: number, qualifier, unit } = value as Record<string, unknown>;
  const about = typeof qualifier === 'string' && qualifier !== 'exactly' ? `${qualifier.replace('-', ' ')} ` : '';
  const amountInWords = renderNumber(amount, renderAmount);
  if (amountInWords !== null) return `${about}${amountInWords} ${typeof currency === 'string' ? currency : ''}`.trim();
  const numberInWords = renderNumber(number, (text) => text);
  if (numberInWords !== null) return `${about}${numberInWords}${typeof unit === 'string' ? ` ${unit}` : ' %'}`;
  return summaryOf(value) ?? JSON.stringify(value);
}

/** Renders a number, or a range of numbers, as `2 bn–3 bn`; null for anything else. */
function renderNumber(value: unknown, render: (text: string) => string): string | null {
  if (typeof value === 'string') return render(value);
  if (typeof value !== 'object' || value === null) return null;
  const { from, to } = value as Record<string, unknown>;
  return typeof from === 'string' && typeof to === 'string' ? `${render(from)}–${render(to)}` : null;
}

const STEPS = [
  [1e12, 'tn'],
  [1e9, 'bn'],
  [1e6, 'm'],
] as const;

function renderAmount(amount: string): string {
  const number = Number(amount);
  const step = STEPS.find(([size]) => number >= size);
  return step ? `${Number((number / step[0]).toPrecision(4))} ${step[1]}` : amount;
}

const summaryOf = (value: unknown): string | null => {
  if (typeof value !== 'object' || value === null) return null;
  const { summary } = value as { summary?: unknown };
  return typeof summary === 'string' ? summary : null;
};
