// The fast-check that all specs import. `npm test` always uses the same seed; `npm run test:explore` sets other seeds.
const fc = require('../../node_modules/fast-check');
const process = require('node:process');

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 16) });

module.exports = fc;
