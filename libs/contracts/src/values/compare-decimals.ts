/** Compares two numbers in the form of `Decimal`: positive if `a` is greater. Exact for any length. */
export function compareDecimals(a: string, b: string): number {
  const [wholeOfA = '', fractionOfA = ''] = a.split('.');
  const [wholeOfB = '', fractionOfB = ''] = b.split('.');
  return wholeOfA.length - wholeOfB.length || order(wholeOfA, wholeOfB) || order(fractionOfA, fractionOfB);
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
