const { default: Sequencer } = require('@jest/test-sequencer');

// In a new clone, Jest has no durations and starts big files first. These files take long because they wait for servers.
const LONGEST = [
  'tests/e2e/faults.spec.ts',
  'tests/e2e/web/recording.spec.ts',
  'tests/e2e/web/pages.spec.ts',
  'tests/e2e/rebuild.spec.ts',
  'tests/e2e/hostile/recording.spec.ts',
  'tests/e2e/crash.spec.ts',
  'tests/e2e/hostile/reading.spec.ts',
  'tests/e2e/docs.spec.ts',
  'tests/e2e/recovery.spec.ts',
  'tests/integration/halted-log.spec.ts',
  'tests/integration/bounds.spec.ts',
  'tests/integration/local-infra.spec.ts',
  'tests/integration/kafka-out.spec.ts',
  'tests/integration/ledger-recording.spec.ts',
  'tests/integration/history-oracle.spec.ts',
  'tests/integration/recovery.spec.ts',
  'tests/integration/evolution.spec.ts',
  'tests/e2e/cli.spec.ts',
  'tests/e2e/',
  'tests/architecture/',
  'tests/integration/',
  'tests/oracle/',
  'tests/fold/',
];

const rankOf = ({ path }) => {
  const rank = LONGEST.findIndex((part) => path.includes(part));
  return rank < 0 ? LONGEST.length : rank;
};

/** Starts the longest files first, so that no worker ends alone with one of them. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rankOf(a) - rankOf(b));
  }
};
