/** Names of sizes, and their number of zeros. */
export const SIZES: Readonly<Record<string, number>> = {
  thousand: 3,
  million: 6,
  m: 6,
  billion: 9,
  bn: 9,
  trillion: 12,
  tn: 12,
};

export const CURRENCIES: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  dollars: 'USD',
  euros: 'EUR',
  pounds: 'GBP',
};

/** `NUMBER` and `SIZE` have one capture group each. */
export const NUMBER = String.raw`(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`;
export const SIZE = String.raw`(thousand|million|billion|trillion|bn|tn|m)\b`;

/** Returns a written number with `places` zeros added by its size, as a decimal string. The point is moved without floating-point numbers. */
export function decimal(written: string, places: number): string {
  const [whole = '0', part = ''] = written.replaceAll(',', '').split('.');
  const digits = part.padEnd(places, '0');
  const rest = digits.slice(places).replace(/0+$/, '');
  return `${(whole + digits.slice(0, places)).replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`;
}

/** Returns the exact sum of two decimal numbers. */
export function sumOf(a: string, b: string): string {
  const places = Math.max(...[a, b].map((each) => each.split('.')[1]?.length ?? 0));
  const [first, second] = [a, b].map((each) => BigInt(decimal(each, places)));
  const digits = String(first! + second!).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return decimal(places === 0 ? whole : `${whole}.${digits.slice(-places)}`, 0);
}

/** The sizes used in rendered numbers, the largest first. */
const RENDERED_SIZES = [
  ['trillion', 12],
  ['billion', 9],
  ['million', 6],
] as const;
const MOST_DECIMALS = 3;

/** Renders `138000000000` as `138 billion`. A number that would need more than three decimals is unchanged. */
export function renderDecimal(number: string): string {
  for (const [name, places] of RENDERED_SIZES) {
    if (number.includes('.') || number.length <= places) continue;
    const decimals = number.slice(-places).replace(/0+$/, '');
    if (decimals.length > MOST_DECIMALS) continue;
    return `${number.slice(0, -places)}${decimals === '' ? '' : `.${decimals}`} ${name}`;
  }
  return number;
}
