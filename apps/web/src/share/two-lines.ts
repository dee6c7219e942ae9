/** Breaks a text into at most two lines of a width. A text that does not fit ends in an ellipsis. */
export function twoLines(text: string, width: number, measure: (text: string) => number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (measure(longer) <= width || lines.at(-1) === '') lines[lines.length - 1] = longer;
    else if (lines.length === 1) lines.push(word);
    else return [lines[0]!, `${lines[1]}…`];
  }
  return lines;
}
