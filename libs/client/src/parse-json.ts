/** A number of a JSON text has more digits than a double can hold. The service refuses it, too. */
export class NumberRounded extends Error {
  override readonly name = 'NumberRounded';

  constructor(member: string, number: string) {
    super(`${member === '' ? '' : `"${member}" is `}${number}, which would be rounded to ${Number(number)}`);
  }
}

/** ECMAScript hands the text of a number to the reviver. TypeScript does not declare this yet, and older browsers do not do it. */
type Reviver = (member: string, value: unknown, context?: { readonly source?: string }) => unknown;

/** Parses JSON. @throws SyntaxError if it is not JSON; NumberRounded where `JSON.parse` would silently round a number */
export function parseJson(text: string): unknown {
  const revive: Reviver = (member, value, context) => {
    const number = context?.source;
    if (typeof value === 'number' && number !== undefined && isRounded(number)) throw new NumberRounded(member, number);
    return value;
  };
  return JSON.parse(text, revive);
}

/** A double has at most 17 significant decimal digits. */
const MOST_DIGITS = 17;

/** The rule of the service (`rounded-number.ts` of contracts), again, because the client imports no other library. */
function isRounded(text: string): boolean {
  const [digits, value] = [significantDigits(text), Number(text)];
  if (digits === '' || !Number.isFinite(value)) return false;
  return significantDigits(value.toPrecision(Math.min(digits.length, MOST_DIGITS))) !== digits;
}

function significantDigits(text: string): string {
  const digits = text.replace(/e.*$/i, '').replaceAll(/[-.]/g, '').replace(/^0+/, '');
  // A pattern for the zeros at the end takes quadratic time.
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}
