/**
 * Runs the dependency rules on source trees with folders `libs` and `apps`: node cruise.mjs ROOT…
 * Prints JSON: the names of the rules, and for each tree the violations and the imports. It is a process of its
 * own because dependency-cruiser can only be imported as an ES module, and Jest runs the specs as CommonJS.
 */
import { cruise } from 'dependency-cruiser';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER_RULES, RUNTIME_RULES, SOURCE_RULES } from './dependency-rules.mjs';

const trees = {};
for (const root of process.argv.slice(2)) {
  const source = await modulesOf(root, SOURCE_RULES, { tsPreCompilationDeps: true });
  const runtime = await modulesOf(root, RUNTIME_RULES, { tsPreCompilationDeps: false });
  const folders = await modulesOf(root, FOLDER_RULES, {
    tsPreCompilationDeps: true,
    exclude: { path: ['\\.spec\\.ts$', '/testing/'] },
  });
  trees[root] = {
    violations: [source, runtime, folders]
      .flatMap(({ summary }) => summary.violations)
      .map(({ rule, from, to }) => ({
        rule: rule.name,
        from,
        to,
      })),
    sourceImports: importsOf(source),
    runtimeImports: importsOf(runtime),
  };
}
process.stdout.write(
  JSON.stringify({ rules: [...SOURCE_RULES, ...RUNTIME_RULES, ...FOLDER_RULES].map(({ name }) => name), trees }),
);

/** Subpath imports (`#name`) are followed to their TypeScript source. */
async function modulesOf(root, forbidden, options) {
  const result = await cruise(
    ['libs', 'apps'].filter((folder) => existsSync(join(root, folder))),
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden },
      doNotFollow: { path: 'node_modules' },
      ...options,
    },
    { conditionNames: ['own-source', 'node', 'import', 'require', 'default', 'types'], exportsFields: ['exports'] },
  );
  return result.output;
}

function importsOf({ modules }) {
  return modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }) => ({ from: source, to: resolved })),
  );
}
