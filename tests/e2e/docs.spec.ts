import { randomUUID } from 'node:crypto';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, type FreshDatabase } from '#testing';
import {
  consoleBlocksOf,
  masked,
  printsAsExpected,
  reprinted,
  unaccountedBlocksOf,
  type ConsoleBlock,
  type ConsoleCommand,
} from './docs/console-blocks';
import { type, type Terminal, type Typed } from './docs/terminal';
import { endServices, environmentOf, startStandalone, type Service } from './support/service';

const ROOT = join(__dirname, '../..');
const PAGES = ['README.md', ...globSync('docs/{*,how-to/*,explanation/*,gallery/*}.md', { cwd: ROOT })].toSorted();
const read = (page: string): string => readFileSync(join(ROOT, page), 'utf8');
const pagesWithSessions = PAGES.filter((page) => consoleBlocksOf(read(page)).length > 0);
/** `npm run test:docs` runs the commands of all pages, `npm test` those of the pages that a newcomer reads first. */
const FIRST_PAGES = ['README.md', 'docs/gallery/README.md', 'docs/model-your-own.md', 'docs/tutorial.md'];
const pagesToRun = process.env['DOCS'] === 'all' ? pagesWithSessions : FIRST_PAGES;

let database: FreshDatabase;
let service: Service;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'docs-'));
  database = await freshDatabase();
  const place = environmentOf({ topicPrefix: `e2e-${randomUUID()}`, databaseUrl: database.url });
  service = await startStandalone({ ...place, REFERENCE_TIMELINE: 'on', WEBHOOKS_ALLOW_LOOPBACK: 'true' });
});
afterAll(async () => {
  await endServices();
  await database.drop();
  rmSync(folder, { recursive: true });
});

describe('a command on a page', () => {
  test.each(pagesToRun)('in_%s_prints_the_output_shown', async (page) => {
    const terminal = { url: service.url, folder: join(folder, page.replaceAll('/', '-')) };
    mkdirSync(terminal.folder);
    // A reader types in the repository, which contains the imported files.
    for (const name of ['docs', 'apps']) symlinkSync(join(ROOT, name), join(terminal.folder, name));
    const others: Promise<void>[] = [];
    for (const block of consoleBlocksOf(read(page)))
      if (block.inAnotherTerminal) others.push(...(await beginIn(terminal, page, block)));
      else for (const command of block.commands) check(page, block, command, await type(command.text, terminal).ended);
    await Promise.all(others);
  });

  test.each(PAGES)('in_%s_is_run_or_marked_with_a_reason', (page) => {
    expect(unaccountedBlocksOf(read(page))).toEqual([]);
  });

  test('is_found_on_several_pages', () => {
    expect(pagesWithSessions).toEqual(expect.arrayContaining(FIRST_PAGES));
    expect(pagesWithSessions.length).toBeGreaterThan(4);
  });
});

/** Starts the commands of another terminal, which run while the following blocks are typed. Resolves once each has printed something. */
async function beginIn(terminal: Terminal, page: string, block: ConsoleBlock): Promise<Promise<void>[]> {
  const begun = block.commands.map((command) => ({ command, ...type(command.text, terminal) }));
  await Promise.all(begun.map(({ started }) => started));
  return begun.map(({ command, ended }) => {
    const checked = ended.then((typed) => check(page, block, command, typed));
    // It is awaited at the end of the page, which may fail before.
    checked.catch(() => undefined);
    return checked;
  });
}

function check(page: string, block: ConsoleBlock, { text, expected }: ConsoleCommand, typed: Typed): void {
  const where = `${page}:${block.line}\n$ ${text}\n`;
  if (typed.exitCode !== block.exitCode)
    throw new Error(`${where}ended with ${typed.exitCode}, not ${block.exitCode}:\n${typed.printed}`);
  if (printsAsExpected(typed.printed, expected)) return;
  // `DOCS=write npm run jest -- e2e/docs` writes the output into the page. Parts that differ from run to run must be removed by hand.
  if (process.env['DOCS'] === 'write')
    writeFileSync(join(ROOT, page), reprinted(read(page), { text, expected }, typed.printed));
  else throw new Error(`${where}printed\n\n${masked(typed.printed)}\n\nwhere the page says\n\n${masked(expected)}`);
}

test('every_exported_metric_is_documented_in_the_reference', async () => {
  const metrics = await (await fetch(`${service.url}/metrics`)).text();
  const names = [...metrics.matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name);
  const reference = read('docs/reference/metrics.md');
  const missing = names.filter((name) => !/^(process|nodejs)_/.test(name) && !reference.includes(`\`${name}\``));
  expect(names).toContain('projector_events_total');
  expect(missing).toEqual([]);
});

describe('an expected output', () => {
  const ID = '5c3efcd3-4a60-487f-bb06-3c06f644bb81';
  test.each([
    ['the_same_text', 'a\nb\n', 'a\nb\n'],
    ['another_id', `id ${ID}\n`, `id ${ID.replaceAll('5', '6')}\n`],
    ['another_moment', 'at 2026-01-01T00:00:00Z\n', 'at 2027-01-01T00:00:00.123Z\n'],
    ['a_part_of_a_line_replaced_by_an_ellipsis', 'a … c\n', 'a b c\n'],
    ['lines_replaced_by_an_ellipsis', 'a\n…\nd\n', 'a\nb\nc\nd\n'],
    ['an_ellipsis_for_no_lines', 'a\n…\nd\n', 'a\nd\n'],
    ['an_ellipsis_at_the_end', 'a\n…\n', 'a\nb\nc'],
    ['an_ellipsis_at_the_beginning', '…\nc\n', 'a\nb\nc\n'],
  ])('matches_%s', (_, expected, printed) => {
    expect(printsAsExpected(printed, expected)).toBe(true);
  });

  test.each([
    ['other_text', 'a\nb\n', 'a\nc\n'],
    ['an_additional_line', 'a\n', 'a\nb\n'],
    ['a_missing_line', 'a\nb\n', 'a\n'],
    ['output_where_none_is_expected', '', 'a\n'],
    ['another_line_after_an_ellipsis', 'a\n…\nd\n', 'a\nb\nc\n'],
    ['a_line_break_for_an_ellipsis_within_a_line', 'a … c\n', 'a b\nc\n'],
    ['text_that_looks_like_a_pattern', 'a.c\n', 'abc\n'],
  ])('does_not_match_%s', (_, expected, printed) => {
    expect(printsAsExpected(printed, expected)).toBe(false);
  });
});

describe('a page', () => {
  test('is_parsed_into_console_blocks', () => {
    const fence = '```';
    const page = `# A\n\n${fence}console\n$ one \\\n> more\nsaid\n$ two\n${fence}\n\n<!-- exits with 2 -->\n\n${fence}console\n$ three\n${fence}\n\n<!-- not run: it would end the service -->\n${fence}console\n$ four\n${fence}\n`;
    expect(consoleBlocksOf(page)).toEqual([
      {
        line: 3,
        commands: [
          { text: 'one \\\nmore', expected: 'said\n' },
          { text: 'two', expected: '' },
        ],
        exitCode: 0,
        inAnotherTerminal: false,
      },
      { line: 10, commands: [{ text: 'three', expected: '' }], exitCode: 2, inAnotherTerminal: false },
    ]);
    expect(
      unaccountedBlocksOf(`${fence}sh\none\n${fence}\n\n<!-- not run: no Docker -->\n\n${fence}sh\ntwo\n${fence}\n`),
    ).toEqual([1]);
  });
});
