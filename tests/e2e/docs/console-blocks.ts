/**
 * Console sessions in a page. A `console` block contains commands, each after `$ ` and continued after `> `, and the output below each:
 *
 *     ```console
 *     $ npx partnership terms acme-globex --at 2026-03-01
 *     acme-globex on 2026-03-01, as known on … (version 1)
 *     …
 *     ```
 *
 * `…` stands for any text within a line or, alone on a line, for any lines. A comment before a block gives its options:
 * `<!-- exits with 1 -->`, `<!-- in another terminal -->` (it continues while the following blocks run), `<!-- not run: why -->`.
 */
export interface ConsoleBlock {
  readonly line: number;
  readonly commands: readonly ConsoleCommand[];
  readonly exitCode: number;
  readonly inAnotherTerminal: boolean;
}

export interface ConsoleCommand {
  readonly text: string;
  readonly expected: string;
}

const BLOCK = /(?:^<!-- ([^\n]*?) -->\n+)?^```(\w*)[^\n]*\n(.*?)^```$/gms;

/** Returns the sessions of a page that are run, in order. */
export function consoleBlocksOf(markdown: string): ConsoleBlock[] {
  return [...markdown.matchAll(BLOCK)].flatMap((match) => {
    const [, comment = '', language, text = ''] = match;
    if (language !== 'console' || comment.startsWith('not run: ')) return [];
    return [
      {
        line: markdown.slice(0, match.index).split('\n').length,
        commands: commandsIn(text),
        exitCode: Number(/^exits with (\d+)$/.exec(comment)?.[1] ?? 0),
        inAnotherTerminal: comment === 'in another terminal',
      },
    ];
  });
}

/** Returns the lines of command blocks that are neither run nor marked with a reason or with the place of another test. */
export function unaccountedBlocksOf(markdown: string): number[] {
  return [...markdown.matchAll(BLOCK)].flatMap((match) => {
    const [, comment = '', language = ''] = match;
    if (language === 'console' || !['sh', 'bash', 'shell'].includes(language)) return [];
    return /^(not run|run by|from) ?/.test(comment) ? [] : [markdown.slice(0, match.index).split('\n').length];
  });
}

function commandsIn(text: string): ConsoleCommand[] {
  const commands: { text: string; expected: string }[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    const last = commands.at(-1);
    if (line.startsWith('$ ')) commands.push({ text: line.slice(2), expected: '' });
    else if (last === undefined) throw new Error(`a session must begin with a command, not with: ${line}`);
    else if (line.startsWith('> ') && last.expected === '') last.text += `\n${line.slice(2)}`;
    else last.expected += `${line}\n`;
  }
  return commands;
}

/** Returns the page with the actual output of a command in place of the expected one. */
export function reprinted(markdown: string, { text, expected }: ConsoleCommand, printed: string): string {
  const typed = `$ ${text.replaceAll('\n', '\n> ')}\n`;
  const output = printed.trim() === '' ? '' : `${printed.replaceAll(/[ \t\r]+$/gm, '').trim()}\n`;
  // The same command may occur earlier in the page with other output.
  const place = new RegExp(`${escaped(typed + expected)}(?=\\$ |\`\`\`)`);
  return markdown.replace(place, () => typed + output);
}

/** Returns true if the output matches the page, apart from ids, times and the text that `…` stands for. */
export const printsAsExpected = (printed: string, expected: string): boolean =>
  patternOf(masked(expected)).test(`${masked(printed)}\n`);

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const MOMENT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;

/** Masks what differs from run to run: ids, recording times and trailing white space in tables. */
export const masked = (text: string): string =>
  text
    .replaceAll(UUID, 'ID')
    .replaceAll(MOMENT, 'MOMENT')
    .replaceAll(/[ \t\r]+$/gm, '')
    .trim();

function patternOf(expected: string): RegExp {
  const lines = expected.split('\n').map((line) => {
    if (line === '…') return '(?:[^\\n]*\\n)*?';
    return `${line.split('…').map(escaped).join('[^\\n]*')}\\n`;
  });
  return new RegExp(`^${lines.join('')}$`);
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
