import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The code of a page is copied from tested files. In the page, a comment names the source of a block:
 *
 *     <!-- from tests/e2e/snippets/pull.sh#first-page -->
 *
 * In that file, a line with `snippet: first-page` begins the region and one with `snippet end` ends it, in the comment syntax of the
 * language. `SNIPPETS=write npm run jest -- e2e/snippets` copies the regions into the pages.
 */
const BLOCK = /^(?<fence>```(?<language>\w*)[^\n]*)\n(?<text>.*?)^```$/gms;
const SOURCE = /<!-- from (\S+)#([\w-]+) -->\n+$/;

const repository = join(__dirname, '../../..');

/** Returns the faults of a page's code: blocks without a source, and blocks that differ from their region. Blocks of `text` are output, not code. */
export const misprintsOf = (page: string): string[] => readPage(page).misprints;

/** Copies the regions into the page again. */
export function reprint(page: string): void {
  writeFileSync(join(repository, page), readPage(page).mended);
}

interface Block {
  readonly fence: string;
  readonly language: string;
  readonly text: string;
}

function readPage(page: string): { misprints: string[]; mended: string } {
  const markdown = readFileSync(join(repository, page), 'utf8');
  const misprints: string[] = [];
  const mended = markdown.replaceAll(BLOCK, (block: string, ...match) => {
    const [offset, , { fence, language, text }] = match.slice(-3) as [number, string, Block];
    if (language === 'text') return block;
    const before = markdown.slice(0, offset);
    const line = `${page}:${before.split('\n').length}`;
    const [, file, name] = SOURCE.exec(before) ?? [];
    if (file === undefined || name === undefined) {
      misprints.push(`${line} does not say from which tested file it is cut`);
      return block;
    }
    const region = regionOf(file, name);
    if (region !== text) misprints.push(`${line} differs from ${file}#${name}`);
    return `${fence}\n${region}\`\`\``;
  });
  return { misprints, mended };
}

/** Returns a marked region of a file without its indentation. */
export function regionOf(file: string, name: string): string {
  const lines = readFileSync(join(repository, file), 'utf8').split('\n');
  const begin = lines.findIndex((line) => new RegExp(`\\bsnippet: ${name}(\\s|$)`).test(line));
  const end = lines.findIndex((line, nth) => nth > begin && line.includes('snippet end'));
  if (begin < 0 || end < 0) throw new Error(`${file} has no region ${name}`);
  const region = lines.slice(begin + 1, end);
  const indent = Math.min(...region.flatMap((line) => (line.trim() === '' ? [] : [line.search(/\S/)])));
  return region.map((line) => `${line.slice(indent)}\n`).join('');
}
