/** `npm run test:explore -- MINUTES`: runs the generated tests with new seeds for MINUTES. */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import process from 'node:process';

const minutes = Number(process.argv[2] ?? 60);
if (!(minutes > 0)) {
  process.stderr.write('usage: npm run test:explore -- MINUTES\n');
  process.exit(2);
}

const UNIT_SEEDS = [
  'FC_SEED',
  'ORACLE_SEED',
  'SUBMITTED_SEED',
  'DECODE_SEED',
  'FROZEN_SEED',
  'FAULTS_SEED',
  'CURSOR_SEED',
  'STRETCHES_SEED',
  'ACTS_SEED',
  'FOLD_SEED',
];

const ROUNDS = [
  { project: 'unit', pattern: '.', seeds: UNIT_SEEDS },
  {
    project: 'integration',
    pattern:
      'integration/(history-oracle|agreements-oracle|due-days-oracle|simulation|bounds|halted-log|hostile-text|register|feed-stream)',
    seeds: [
      'HISTORY_SEED',
      'ORACLE_SEED',
      'SIMULATION_SEED',
      'BOUNDS_SEED',
      'HALTED_SEED',
      'HOSTILE_SEED',
      'REGISTER_SEED',
      'STREAM_SEED',
      'FC_SEED',
    ],
  },
  {
    project: 'e2e',
    pattern: 'e2e/(channels-chaos|export|rebuild|fuzz|bad-input)',
    seeds: ['CHAOS_SEED', 'EXPORT_SEED', 'REBUILD_SEED', 'FUZZ_SEED', 'FC_SEED'],
  },
];

/** The sizes of `npm run test:long`. */
const SIZES = {
  HISTORIES: '400',
  AGREEMENT_HISTORIES: '50',
  DUE_HISTORIES: '60',
  FOLD_HISTORIES: '15',
  ORACLE_HISTORIES: '60',
  CHAOS_SECONDS: '15',
  BOUNDS: 'full',
};

const end = Date.now() + minutes * 60_000;
const failed = [];
for (let round = 0; Date.now() < end; round += 1) {
  const { project, pattern, seeds } = ROUNDS[round % ROUNDS.length];
  const seed = String(randomInt(1_000_000));
  const settings = seeds.map((name) => `${name}=${seed}`).join(' ');
  process.stdout.write(`round ${round + 1}, ${Math.ceil((end - Date.now()) / 60_000)} minutes left: ${settings}\n`);
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['run', '--silent', 'jest', '--', pattern, '--selectProjects', project],
    { env: { ...SIZES, ...process.env, ...Object.fromEntries(seeds.map((name) => [name, seed])) }, encoding: 'utf8' },
  );
  if (status === 0) continue;
  failed.push(settings);
  process.stdout.write(`${stdout}${stderr}\nfailed with ${settings}\n`);
}
process.stdout.write(failed.length === 0 ? 'All rounds passed.\n' : `Failed with:\n${failed.join('\n')}\n`);
process.exit(failed.length === 0 ? 0 : 1);
