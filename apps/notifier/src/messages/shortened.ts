/** Shortens a text to `most` UTF-16 units. It is cut between grapheme clusters, with an ellipsis. */
export function shortened(text: string, most: number): string {
  return fitted(text, most, (each) => each);
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Shortens and escapes a text; the limit applies to the escaped text. `escape` must escape each character on its own. */
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
