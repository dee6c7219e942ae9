/** Which of two numbers, as `Decimal` spells them, is greater: positive when it is `a`. Exact whatever their length. */
export function compareDecimals(a: string, b: string): number {
  const [wholeOfA = '', fractionOfA = ''] = a.split('.');
  const [wholeOfB = '', fractionOfB = ''] = b.split('.');
  return wholeOfA.length - wholeOfB.length || order(wholeOfA, wholeOfB) || order(fractionOfA, fractionOfB);
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
