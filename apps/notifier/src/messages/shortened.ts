/** At most so many UTF-16 units, cut between characters as people see them, with an ellipsis where something is left out. */
export function shortened(text: string, most: number): string {
  return fitted(text, most, (each) => each);
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The same, escaped: it is what `escape` makes of the text that has to fit. `escape` turns each character into a text of its own. */
export function fitted(text: string, most: number, escape: (text: string) => string): string {
  const whole = escape(text);
  if (whole.length <= most) return whole;
  let kept = '';
  for (const { segment } of characters.segment(text.slice(0, most))) {
    const next = kept + escape(segment);
    if (next.length > most - 1) break;
    kept = next;
  }
  return `${kept}…`;
}
