import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { misprintsOf, reprint } from './support/snippets';

const repository = join(__dirname, '../..');

test.each(['docs/how-to/subscribe.md', 'docs/how-to/use-the-client.md'])(
  'the_code_in_%s_is_cut_from_tested_files',
  (page) => {
    if (process.env['SNIPPETS'] === 'write') reprint(page);
    expect(misprintsOf(page)).toEqual([]);
  },
);

describe('a page', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'page-'));
    writeFileSync(
      join(folder, 'tested.sh'),
      'set -e\n  # snippet: greet\n  echo hello\n\n    echo you\n  # snippet end\n',
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const pageOf = (markdown: string): string => {
    const path = relative(repository, join(folder, 'page.md'));
    writeFileSync(join(folder, 'page.md'), markdown.replaceAll('HERE', relative(repository, folder)));
    return path;
  };

  test('may_show_the_content_of_a_file_and_its_output', () => {
    const block = '```sh\necho hello\n\n  echo you\n```';
    expect(
      misprintsOf(pageOf(`# A\n\n<!-- from HERE/tested.sh#greet -->\n\n${block}\n\n\`\`\`text\nhello\n\`\`\`\n`)),
    ).toEqual([]);
  });

  test.each([
    ['other_code', '<!-- from HERE/tested.sh#greet -->\n\n```sh\necho hullo\n```\n', 'differs from'],
    ['code_without_a_source_file', '```sh\necho hello\n```\n', 'does not say from which tested file'],
  ])('may_not_show_%s', (_, markdown, why) => {
    expect(misprintsOf(pageOf(markdown))).toEqual([expect.stringContaining(why)]);
  });

  test('may_not_name_a_missing_region', () => {
    const page = pageOf('<!-- from HERE/tested.sh#leave -->\n\n```sh\necho hello\n```\n');
    expect(() => misprintsOf(page)).toThrow('has no region leave');
  });
});
