/* Creates a checkout of the last release with its dependencies below .data, and prints its path. The argument is the commit. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const EDITION_1 = '2825640';

const commit = process.argv[2] ?? EDITION_1;
const root = join(import.meta.dirname, '../..');
const checkout = join(root, '.data', `release-${commit}`);
const run = (program, parameters, cwd) =>
  execFileSync(program, parameters, { cwd, stdio: ['ignore', process.stderr, process.stderr] });

if (!existsSync(checkout)) run('git', ['worktree', 'add', '--detach', checkout, commit], root);
if (!existsSync(join(checkout, 'node_modules'))) run('npm', ['ci', '--no-audit', '--no-fund'], checkout);
process.stdout.write(checkout);
