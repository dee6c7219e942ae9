/** Builds the page where something that it is made of has changed since it was built last. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';

const here = import.meta.dirname;
const root = join(here, '../..');
const target = join(root, 'dist/apps/web');
const stamp = join(target, '.made-of');

const madeOf = fingerprint(['apps/web', 'libs/client/src', 'package.json', 'package-lock.json', 'tsconfig.json']);
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== madeOf) {
  // Under a test runner NODE_ENV is `test`, and React would come with its checks for developers.
  process.env.NODE_ENV = 'production';
  const { build } = await import('vite');
  await build({ configFile: join(here, 'vite.config.mjs'), logLevel: 'warn' });
  writeFileSync(stamp, madeOf);
}

function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesIn(join(root, path))).sort()) {
    hash.update(`${relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesIn(join(path, name)));
}
