import { ESLint } from 'eslint';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '../..');
const FIXTURES = join(__dirname, 'fixtures/lint');
const GUARDED = ['libs/contracts', 'libs/domain', 'apps/command-api'];

/** The repository's own configuration over another tree. */
const lintOf = (root: string): ESLint =>
  new ESLint({
    cwd: root,
    overrideConfigFile: join(ROOT, 'eslint.config.mjs'),
    errorOnUnmatchedPattern: false,
  });

const lint = (root: string): Promise<ESLint.LintResult[]> =>
  lintOf(root).lintFiles(GUARDED.map((folder) => `${folder}/**/*.ts`));

const broken = (results: ESLint.LintResult[]): string[] =>
  results.flatMap(({ filePath, messages }) =>
    messages
      .filter(({ ruleId }) => ruleId === 'no-restricted-syntax')
      .map(({ message, line }) => `${message} ${relative(ROOT, filePath)}:${line}`),
  );

async function restrictionsOn(path: string): Promise<{ message: string; selector: string }[]> {
  const config = (await lintOf(ROOT).calculateConfigForFile(path)) as { rules: Record<string, unknown[]> };
  return (config.rules['no-restricted-syntax'] ?? []).slice(1) as { message: string; selector: string }[];
}

const nameOf = (message: string): string => message.split(':')[0] ?? message;
const fixtures = readdirSync(FIXTURES);

// `npm run lint` checks that the repository itself follows the rules.
describe('lint rules', () => {
  it('have_one_fixture_each', async () => {
    const restrictions = (await Promise.all(GUARDED.map((folder) => restrictionsOn(`${folder}/src/index.ts`)))).flat();
    expect([...new Set(restrictions.map(({ message }) => nameOf(message)))].sort()).toEqual([...fixtures].sort());
  });

  it.each(fixtures)('%s_is_the_only_rule_that_its_fixture_breaks', async (rule) => {
    const results = await lint(join(FIXTURES, rule));
    expect([...new Set(broken(results).map(nameOf))]).toEqual([rule]);
  });

  it.each(fixtures)('%s_reports_each_line_that_its_fixture_marks', async (rule) => {
    const results = await lint(join(FIXTURES, rule));
    const marked = results.flatMap(({ source, filePath }) =>
      (source ?? '')
        .split('\n')
        .flatMap((text, index) => (text.endsWith('// broken') ? [`${relative(ROOT, filePath)}:${index + 1}`] : [])),
    );
    const seen = broken(results).map((message) => message.split(' ').at(-1));
    expect([...new Set(seen)]).toEqual(marked);
  });
});
