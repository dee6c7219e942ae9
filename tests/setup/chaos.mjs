/** `npm run test:chaos -- MINUTES`: runs two instances of each service on three brokers, with one fault after the other, for MINUTES. */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import process from 'node:process';

const minutes = Number(process.argv[2] ?? 30);
if (!(minutes > 0)) {
  process.stderr.write('usage: npm run test:chaos -- MINUTES\n');
  process.exit(2);
}
const { CHAOS_SEED = String(randomInt(1_000_000)) } = process.env;
const { status } = spawnSync('npm', ['run', '--silent', 'jest', '--', 'e2e/cluster-chaos', '--selectProjects', 'e2e'], {
  stdio: 'inherit',
  env: { ...process.env, CHAOS_MINUTES: String(minutes), CHAOS_SEED },
});
process.exit(status ?? 1);
