/** A double has at most 17 significant decimal digits. */
const MOST_DIGITS = 17;

/**
 * Returns true if a double cannot hold the digits of a JSON number, such as 9007199254740993, which is read as 9007199254740992. False for a number
 * beyond the largest double.
 */
export function isRounded(text: string): boolean {
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
