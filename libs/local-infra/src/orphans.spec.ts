import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endOrphan, pidIn } from './orphans';
import { runs } from './processes';

const directory = mkdtempSync(join(tmpdir(), 'orphans-'));
const pidFile = join(directory, 'server.pid');
const left = spawn('sleep', ['86399'], { stdio: 'ignore' });

beforeEach(() => writeFileSync(pidFile, `${left.pid}\n${directory}\n`));

afterAll(() => {
  left.kill('SIGKILL');
  rmSync(directory, { recursive: true });
});

test('a_foreign_process_that_reuses_the_pid_is_left_alone', async () => {
  expect(await endOrphan({ pidFile, words: `sleep 8639`, stopSignal: 'SIGTERM' })).toBeUndefined();
  expect(runs(left.pid ?? 0, 'sleep 86399')).toBe(true);
});

test('an_orphaned_server_is_ended', async () => {
  expect(await endOrphan({ pidFile, words: 'sleep 86399', stopSignal: 'SIGTERM' })).toBe(left.pid);
  expect(runs(left.pid ?? 0, 'sleep 86399')).toBe(false);
});

test.each(['', '0\n', '-1\n', '1\n', '12x\n', 'no pid\n'])('%j_in_a_pid_file_names_no_process', (content) => {
  writeFileSync(pidFile, content);
  expect(pidIn(pidFile)).toBeUndefined();
});

test('a_missing_pid_file_names_no_process', () => {
  expect(pidIn(join(directory, 'none.pid'))).toBeUndefined();
});
