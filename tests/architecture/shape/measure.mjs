/**
 * Measures the shape of a checkout: `npm run shape -- [FOLDER]`. Generated files are ignored. docs/contributing/shape.md has the figures.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import process from 'node:process';
import ts from 'typescript';

const root = resolve(process.argv[2] ?? '.');
const LONG_FUNCTION = 40;
const isGenerated = (path) => path.includes('/generated/') || path.includes('/node_modules/');
const isTest = (path) =>
  /\.spec\.tsx?$/.test(path) ||
  path.includes('/testing/') ||
  (path.startsWith('tests/') && !path.startsWith('tests/performance/'));

const sources = ['apps', 'libs', 'tests'].flatMap((folder) => filesUnder(join(root, folder)));
const production = sources.filter(({ path }) => /^(apps|libs)\//.test(path) && !isTest(path));
const tests = sources.filter(({ path }) => isTest(path));

const functions = production.flatMap(functionsOf).sort((a, b) => b.lines - a.lines);
const largest = [...production].sort((a, b) => b.lines - a.lines)[0];
const declaredTwice = [...Map.groupBy(production.flatMap(typesOf), ({ name }) => name)].filter(
  ([, places]) => new Set(places.map(({ path }) => path)).size > 1,
);

const rows = {
  'source files': production.length,
  'source lines': sum(production),
  'largest file': `${largest.lines} (${largest.path})`,
  'largest function': `${functions[0].lines} (${functions[0].name}, ${functions[0].path})`,
  'largest function outside the page': outsideThePage(),
  [`functions over ${LONG_FUNCTION} lines`]: functions.filter(({ lines }) => lines > LONG_FUNCTION).length,
  'of these outside the page': functions.filter(
    ({ lines, path }) => lines > LONG_FUNCTION && !path.startsWith('apps/web/'),
  ).length,
  'type names declared in more than one file': declaredTwice.length,
  'arrows between libs': arrows().length,
  'lines of the five mains': sum(production.filter(({ path }) => /^apps\/(?!cli|web)[^/]+\/src\/main\.ts$/.test(path))),
  'test lines for each source line': (sum(tests) / sum(production)).toFixed(2),
};
for (const [name, value] of Object.entries(rows)) process.stdout.write(`| ${name} | ${value} |\n`);
process.stdout.write(`\nImports between libs:\n${arrows().join('\n')}\n`);

function outsideThePage() {
  const found = functions.find(({ path }) => !path.startsWith('apps/web/'));
  return `${found.lines} (${found.name}, ${found.path})`;
}

function arrows() {
  const counted = new Map();
  for (const { path, text } of production) {
    const [, from] = /^libs\/([^/]+)\//.exec(path) ?? [];
    if (!from) continue;
    for (const [, to] of text.matchAll(/from '#([a-z-]+)'/g)) {
      const arrow = `${from} → ${to}`;
      counted.set(arrow, (counted.get(arrow) ?? 0) + 1);
    }
  }
  return [...counted].sort().map(([arrow, count]) => `${arrow} ${count}`);
}

function functionsOf({ path, tree }) {
  const found = [];
  const visit = (node) => {
    const named = nameOf(node);
    if (named) found.push({ path, name: named, lines: linesOf(tree, node) });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** The name of a function or method, or of a constant or member whose value is a function. */
function nameOf(node) {
  if ((ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) && node.body) return node.name?.getText();
  const isHolder = ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node) || ts.isPropertyAssignment(node);
  const held = isHolder ? node.initializer : undefined;
  return held && (ts.isArrowFunction(held) || ts.isFunctionExpression(held)) ? node.name.getText() : undefined;
}

function linesOf(tree, node) {
  const line = (position) => tree.getLineAndCharacterOfPosition(position).line;
  return line(node.end) - line(node.getStart()) + 1;
}

function typesOf({ path, tree }) {
  return tree.statements
    .filter((node) => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isClassDeclaration(node))
    .flatMap((node) => (node.name ? [{ path, name: node.name.text }] : []));
}

function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => /\.tsx?$/.test(file) && !/\.d\.ts$/.test(file) && !isGenerated(file))
    .map((file) => {
      const text = readFileSync(file, 'utf8');
      const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
      return { path: relative(root, file), text, tree, lines: text.split('\n').length - 1 };
    });
}

function sum(files) {
  return files.reduce((total, { lines }) => total + lines, 0);
}
