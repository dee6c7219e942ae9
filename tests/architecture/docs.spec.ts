import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const REFERENCE = join(ROOT, 'docs/reference');
const read = (path: string) => readFileSync(path, 'utf8');

describe('the reference', () => {
  const fresh = mkdtempSync(join(tmpdir(), 'reference-'));
  beforeAll(() => {
    const flags = ['--conditions=own-source', '--require', join(ROOT, 'tests/setup/typescript.cjs')];
    execFileSync(process.execPath, [...flags, join(__dirname, 'docs/generate.ts'), fresh], {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: '' },
    });
  }, 60_000);
  afterAll(() => rmSync(fresh, { recursive: true }));

  const generated = ['command-line', 'events', 'http', 'metrics', 'problems', 'settings', 'term-kinds'];

  test.each(generated)('%s_is_as_the_code_is_now', (name) => {
    // `npm run docs:generate` writes it anew.
    expect(read(join(REFERENCE, `${name}.md`))).toBe(read(join(fresh, `${name}.md`)));
  });

  test('has_no_other_pages', () => {
    expect(readdirSync(REFERENCE).toSorted()).toEqual(generated.map((name) => `${name}.md`));
    expect(readdirSync(fresh).toSorted()).toEqual(generated.map((name) => `${name}.md`));
  });
});
