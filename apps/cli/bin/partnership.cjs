#!/usr/bin/env node
const { spawn } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const process = require('node:process');

const checkout = join(module.path, '../../..');
const main = join(checkout, 'dist/apps/cli/src/main.js');
const ownNode = join(checkout, 'node_modules/.bin/node');
const isOldNode = Number(process.versions.node.split('.')[0]) < 24;

const refuse = (sentence) => {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 2;
};

/** Found by a path outside of npm, we may run on another Node than the one that the checkout brings along. */
const runOnOwnNode = () => {
  const child = spawn(ownNode, [module.filename, ...process.argv.slice(2)], { stdio: 'inherit' });
  // The terminal sends Ctrl-C to both of us; the child is the one to end.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code) => (process.exitCode = code ?? 1));
};

if (!existsSync(main)) refuse('partnership is not built yet: run `npm run build` in the checkout once.');
else if (!isOldNode) require(main);
else if (existsSync(ownNode)) runOnOwnNode();
else refuse('partnership needs Node 24: `npm ci` in the checkout brings it along.');
