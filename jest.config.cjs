const { availableParallelism } = require('node:os');

/** @type {import('jest').Config} */
const base = {
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: {
    '^#(command-api|projector|query-api|notifier)$': '<rootDir>/apps/$1/src/index.ts',
    '^#([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^fast-check$': '<rootDir>/tests/setup/fast-check.cjs',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
};

const real = {
  globalSetup: '<rootDir>/tests/setup/start-infra.ts',
  globalTeardown: '<rootDir>/tests/setup/stop-infra.ts',
};

module.exports = {
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['<rootDir>/{libs,apps}/**/*.spec.ts', '<rootDir>/tests/{oracle,agreements,fold}/*.spec.ts'],
    },
    { ...base, displayName: 'architecture', testMatch: ['<rootDir>/tests/architecture/*.spec.ts'] },
    { ...base, ...real, displayName: 'integration', testMatch: ['<rootDir>/tests/integration/**/*.spec.ts'] },
    {
      ...base,
      ...real,
      displayName: 'e2e',
      testMatch: ['<rootDir>/tests/e2e/**/*.spec.ts'],
      // Each has a command of its own: they take minutes, or fetch generators or a release.
      testPathIgnorePatterns: [
        ...(process.env.FAULTS === 'long' ? [] : ['/tests/e2e/alerts\\.spec']),
        ...(process.env.WEB === 'all'
          ? []
          : ['/tests/e2e/web/(sharing|picture|picture-of-agreements|recording-of-terms)\\.spec']),
        ...(process.env.BOUNDS === 'full' ? [] : ['/tests/e2e/hostile/halting-log\\.spec']),
        ...(process.env.REBUILDS === 'on' ? [] : ['/tests/e2e/rebuild-(over-machines|interrupted)\\.spec']),
        ...(process.env.ROLLING === 'on' ? [] : ['/tests/e2e/rolling-restart\\.spec']),
        ...(process.env.LAST_RELEASE ? [] : ['/tests/e2e/upgrade\\.spec']),
        ...(process.env.CHAOS_MINUTES ? [] : ['/tests/e2e/cluster-chaos\\.spec']),
        ...(process.env.CLIENTS === 'all' ? [] : ['/tests/e2e/clients\\.spec']),
      ],
    },
  ],
  testSequencer: '<rootDir>/tests/setup/longest-first.cjs',
  // Tests wait for servers and timers: two workers more than processors keep all of them busy.
  maxWorkers: availableParallelism() + 2,
  // Jest keeps something of every spec file: a worker begins anew before that is much.
  workerIdleMemoryLimit: '800MB',
  // A worker gives back hundreds of megabytes when it ends; beside others that takes longer than half a second.
  workerGracefulExitTimeout: 10_000,
  // For what hangs. What has to be quick asserts it, and what is waited for names it sooner.
  testTimeout: 600_000,
};
