/** Returns the name of a party by its id; undefined if the id is not a party's. */
export type NameOf = (id: string) => string | undefined;

const ABSENCES: Readonly<Record<string, string>> = { unknown: 'unknown', none: 'none', undisclosed: 'not disclosed' };

/** Renders a value in words: its summary, or else its members. */
export function valueInWords(value: unknown, nameOf: NameOf): string {
  if (Array.isArray(value)) return value.map((each) => valueInWords(each, nameOf)).join(' and ');
  if (typeof value === 'string') return value === '*' ? 'anyone' : (nameOf(value) ?? value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object' || value === null) return String(value);
  const { summary, ...members } = value as Record<string, unknown>;
  if (typeof summary === 'string') return summary;
  return absence(members) ?? quantity(members) ?? membersInWords(members, nameOf);
}

function absence(members: Record<string, unknown>): string | null {
  const [only, ...others] = Object.keys(members);
  return others.length === 0 && only !== undefined && members[only] === true ? (ABSENCES[only] ?? null) : null;
}

/** Renders money, a percentage, or a number with a unit; the number may be a range. */
function quantity({ amount, currency, value, unit, qualifier }: Record<string, unknown>): string | null {
  const number = numberInWords(amount) ?? numberInWords(value);
  if (number === null) return null;
  const about = typeof qualifier === 'string' && qualifier !== 'exactly' ? `${qualifier.replaceAll('-', ' ')} ` : '';
  const of = [currency, unit].find((each) => typeof each === 'string') ?? (amount === undefined ? '%' : '');
  return `${about}${number} ${String(of)}`.trim();
}

const compact = new Intl.NumberFormat('en', {
  notation: 'compact',
  compactDisplay: 'long',
  maximumSignificantDigits: 6,
});

function numberInWords(value: unknown): string | null {
  if (typeof value === 'string') return /^-?\d+(\.\d+)?$/.test(value) ? compact.format(Number(value)) : null;
  if (typeof value !== 'object' || value === null) return null;
  const { from, to } = value as Record<string, unknown>;
  const [low, high] = [from, to].map((end) => (typeof end === 'string' ? numberInWords(end) : null));
  return low && high ? `${low} to ${high}` : null;
}

const membersInWords = (members: Record<string, unknown>, nameOf: NameOf): string =>
  Object.entries(members)
    .map(([name, member]) => `${spaced(name)} ${valueInWords(member, nameOf)}`)
    .join(', ');

/** Renders `declaredBy` as `declared by`. */
const spaced = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
