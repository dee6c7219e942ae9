// For `node --require`: processes that a test starts can run TypeScript without a build, as Jest does.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { enableCompileCache } = require('node:module');
const { join } = require('node:path');
const process = require('node:process');
const { threadId } = require('node:worker_threads');
const { version } = require('@swc/core/package.json');

const configuration = readFileSync(join(module.path, '../../.swcrc'), 'utf8');
const cache = join(module.path, '../../node_modules/.cache/typescript-of-tests');
mkdirSync(cache, { recursive: true });
enableCompileCache(join(cache, 'compiled'));

const kept = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

function compiled(filename) {
  const source = readFileSync(filename, 'utf8');
  const file = join(
    cache,
    createHash('sha256').update([version, configuration, filename, source].join('\n')).digest('hex'),
  );
  const before = kept(file);
  if (before !== null) return before;
  const { code } = require('@swc/core').transformSync(source, { filename });
  // Other processes may read or write the same file now, so it is replaced atomically.
  const mine = `${file}.${process.pid}.${threadId}`;
  writeFileSync(mine, code);
  renameSync(mine, file);
  return code;
}

require.extensions['.ts'] = (module, filename) => module._compile(compiled(filename), filename);
