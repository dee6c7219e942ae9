const process = require('node:process');
const { TestEnvironment } = require('jest-environment-node');

// Jest gives a worker that has nothing left to do half a second to end, and calls it leaking after that. Taking down the contexts of all its spec files
// takes longer on a busy machine. This happens only when nothing keeps the worker alive: one that leaks is still reported.
if (process.send) process.once('beforeExit', () => process.exit());

module.exports = TestEnvironment;
