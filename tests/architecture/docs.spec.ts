import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { anchor } from './docs/markdown';

const ROOT = join(__dirname, '../..');
const DOCS = join(ROOT, 'docs');
const read = (path: string) => readFileSync(path, 'utf8');

describe('generated pages', () => {
  const fresh = mkdtempSync(join(tmpdir(), 'docs-'));
  beforeAll(() => {
    const flags = ['--conditions=own-source', '--require', join(ROOT, 'tests/setup/typescript.cjs')];
    execFileSync(process.execPath, [...flags, join(__dirname, 'docs/generate.ts'), fresh], {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: '' },
    });
  });
  afterAll(() => rmSync(fresh, { recursive: true }));

  const reference = [
    'answers-that-differ',
    'command-line',
    'events',
    'http',
    'metrics',
    'problems',
    'settings',
    'term-kinds',
    'which-act-for-which-news',
  ];
  const generated = [...reference.map((name) => `reference/${name}.md`), 'gallery/README.md'];
  const byHand = 'reference/glossary.md';

  test.each(generated)('%s_matches_the_code', (name) => {
    // `npm run docs:generate` writes the page again.
    expect(read(join(DOCS, name))).toBe(read(join(fresh, name)));
  });

  test('are_the_whole_reference_except_the_glossary', () => {
    const pages = (folder: string) => globSync('{reference,gallery}/*.md', { cwd: folder }).toSorted();
    expect(pages(DOCS)).toEqual([...generated, byHand].toSorted());
    expect(pages(fresh)).toEqual(generated.toSorted());
  });
});

describe('the index of decisions', () => {
  const DECISIONS = join(ROOT, 'docs/decisions');
  const index = read(join(DECISIONS, 'README.md'));
  const pages = readdirSync(DECISIONS).filter((name) => /^\d{4}-/.test(name));

  test.each(pages)('lists_%s_with_its_title_status_and_date', (page) => {
    const number = page.slice(0, 4);
    const [, title, status, date] =
      /^# \d{4}: (.+)\n\nStatus: (.+), (\d{4}-\d{2}-\d{2})$/m.exec(read(join(DECISIONS, page))) ?? [];
    expect(index).toContain(`| [${number}](${page}) | ${title} | ${status} | ${date} |`);
  });
});

describe('links', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...globSync('docs/**/*.md', { cwd: ROOT })];

  test.each(pages)('of_%s_have_targets', (page) => {
    expect(deadLinksOf(join(ROOT, page))).toEqual([]);
  });

  test('lead_from_the_readme_to_every_page', () => {
    const reached = new Set<string>();
    const follow = (page: string): void => {
      if (reached.has(page)) return;
      reached.add(page);
      // A link to a folder counts as a link to every page in it.
      if (!page.endsWith('.md')) globSync(join(page, '*.md')).forEach(follow);
      else linksOf(page).forEach(({ file }) => follow(file));
    };
    follow(join(ROOT, 'README.md'));
    expect(pages.filter((page) => !reached.has(join(ROOT, page)))).toEqual([]);
  });
});

interface Link {
  readonly text: string;
  readonly file: string;
  readonly heading: string | undefined;
}

/** The links of a page to files of the repository. Code blocks are ignored. */
function linksOf(page: string): Link[] {
  const prose = read(page)
    .replaceAll(/^```.*?^```$/gms, '')
    .replaceAll(/`[^`\n]*`/g, 'code');
  return [...prose.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, text = '']) => {
    const [path = '', heading] = text.split('#');
    return { text, file: path === '' ? page : join(dirname(page), path), heading };
  });
}

const deadLinksOf = (page: string): string[] =>
  linksOf(page)
    .filter(({ file, heading }) => !leadsSomewhere(file, heading))
    .map(({ text }) => `${relative(ROOT, page)}: ${text}`);

function leadsSomewhere(file: string, heading: string | undefined): boolean {
  const [found] = globSync(file);
  if (found === undefined) return false;
  return heading === undefined || headingsOf(file).has(heading);
}

const headingsOf = (page: string): Set<string> =>
  new Set([...read(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => anchor(heading)));
