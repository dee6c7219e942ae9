import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

interface Import {
  readonly from: string;
  readonly to: string;
}

interface Tree {
  readonly violations: (Import & { readonly rule: string })[];
  readonly sourceImports: Import[];
  readonly runtimeImports: Import[];
}

const ROOT = join(__dirname, '../..');
const FIXTURES = join(__dirname, 'fixtures/dependencies');
const fixtures = readdirSync(FIXTURES);
const fixture = (rule: string): string => join(FIXTURES, rule);

const { rules, trees } = JSON.parse(
  execFileSync(process.execPath, [join(__dirname, 'rules/cruise.mjs'), ROOT, ...fixtures.map(fixture)], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
    maxBuffer: 64 * 1024 * 1024,
  }),
) as { rules: string[]; trees: Record<string, Tree> };

const treeAt = (root: string): Tree => {
  const tree = trees[root];
  if (tree === undefined) throw new Error(`${root} was not inspected`);
  return tree;
};

describe('dependency rules', () => {
  it('have_one_fixture_each', () => {
    expect([...fixtures].sort()).toEqual([...rules].sort());
  });

  it.each(rules)('%s_is_the_only_rule_that_its_fixture_breaks', (rule) => {
    const broken = treeAt(fixture(rule)).violations.map((violation) => violation.rule);
    expect([...new Set(broken)]).toEqual([rule]);
  });

  it('hold_in_this_repository', () => {
    const broken = treeAt(ROOT).violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`);
    expect(broken).toEqual([]);
  });

  it('follow_imports_by_subpath_and_from_packages', () => {
    const seen = new Set(treeAt(ROOT).runtimeImports.map(({ from, to }) => `${folderOf(from)} → ${folderOf(to)}`));
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'libs/contracts → node_modules/typebox',
        'libs/domain → libs/contracts',
        'libs/kafka → libs/event-log',
        'libs/kafka → node_modules/kafkajs',
      ]),
    );
  });

  it('check_every_lib_and_app_that_has_code', () => {
    const seen = new Set(treeAt(ROOT).sourceImports.map(({ from }) => folderOf(from)));
    expect([...seen].sort()).toEqual(expect.arrayContaining(foldersWithAnIndex()));
  });
});

const folderOf = (path: string): string => path.split('/').slice(0, 2).join('/');

function foldersWithAnIndex(): string[] {
  return ['libs', 'apps'].flatMap((group) =>
    readdirSync(join(ROOT, group), { recursive: true, encoding: 'utf8' })
      .filter((path) => /^[^/]+\/src\/(index|main)\.ts$/.test(path))
      .map((path) => folderOf(`${group}/${path}`)),
  );
}
