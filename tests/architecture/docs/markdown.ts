/** A table; a cell's line breaks and bars would end it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n');
}

const cell = (text: string): string =>
  text
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();

export const code = (text: string): string => `\`${text}\``;

/** The first letter large and a full stop behind it; the sources of these texts have neither. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}${/[.:?!]$/.test(trimmed) ? '' : '.'}`;
}

/** What GitHub and most renderers make of a heading. */
export const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');

/** A whole page: parts that are empty are left out. */
export const page = (title: string, source: string, parts: readonly string[]): string =>
  `${[`# ${title}`, `<!-- generated from ${source} by \`npm run docs:generate\`; do not edit -->`, ...parts].filter((part) => part !== '').join('\n\n')}\n`;
