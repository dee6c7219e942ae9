// fast-check as all specs get it: `npm test` is the same every time, and `npm run test:explore` gives other seeds.
const fc = require('../../node_modules/fast-check');
const process = require('node:process');

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 16) });

module.exports = fc;
