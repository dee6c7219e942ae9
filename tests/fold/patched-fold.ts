import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { compileFunction } from 'node:vm';
import { transformSync } from '@swc/core';

/** A text of a source file, and its replacement. */
export interface Patch {
  /** The path below `libs/domain/src`. */
  readonly file: string;
  readonly search: string;
  readonly replace: string;
}

const DOMAIN = join(__dirname, '../../libs/domain/src');
/** Folders whose modules are loaded again for each patch, because they are the fold or use it. All other modules, also the oracle, are shared with other tests. */
const LOADED_ANEW = [DOMAIN, __dirname];

type Comparing = typeof import('./compare');
type Module = { exports: object };
type ModuleBody = (require: (name: string) => unknown, module: Module, exports: object) => void;

/** The comparison with the oracle for a fold with one replaced text in its sources. The files stay unchanged. */
export function patchedFold(patch: Patch): Comparing {
  const modules = new Map<string, Module>();
  const load = (file: string): object => {
    const known = modules.get(file);
    if (known) return known.exports;
    const module: Module = { exports: {} };
    modules.set(file, module);
    const requireFrom = (name: string): unknown => {
      if (name === '#domain') return load(join(DOMAIN, 'index.ts'));
      const found = name.startsWith('.') ? fileOf(join(dirname(file), name)) : name;
      // oxlint-disable-next-line typescript/no-require-imports -- modules that are not loaded again
      return LOADED_ANEW.some((folder) => found.startsWith(folder)) ? load(found) : require(found);
    };
    const parameters = ['require', 'module', 'exports'];
    const run = compileFunction(compiled(file, patch), parameters, { filename: file }) as ModuleBody;
    run(requireFrom, module, module.exports);
    return module.exports;
  };
  return load(join(__dirname, 'compare.ts')) as Comparing;
}

const fileOf = (path: string): string => (existsSync(`${path}.ts`) ? `${path}.ts` : join(path, 'index.ts'));

const unpatched = new Map<string, string>();

function compiled(file: string, patch: Patch): string {
  if (relative(DOMAIN, file) === patch.file) return compile(file, patched(readFileSync(file, 'utf8'), patch));
  let code = unpatched.get(file);
  if (code === undefined) unpatched.set(file, (code = compile(file, readFileSync(file, 'utf8'))));
  return code;
}

const compile = (filename: string, source: string): string =>
  transformSync(source, { filename, sourceMaps: false }).code;

/** Throws if the text does not occur exactly once: the fault then needs a new text. */
export function patched(source: string, { file, search, replace }: Patch): string {
  const parts = source.split(search);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${search}`);
  return parts.join(replace);
}
