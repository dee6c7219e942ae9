import { spawn } from 'node:child_process';
import path from 'node:path';
import { checkout } from '../run/checkout';
import { Failed } from '../run/errors';
import { command } from '../run/globals';

export const start = command({
  command: 'start',
  describe: 'start the service with a local Kafka and PostgreSQL',
  builder: (cli) =>
    cli
      .epilogue('The settings are environment variables; docs/reference/settings.md lists them.')
      .example('$0 start', 'on http://127.0.0.1:3000, with the bundled timeline')
      .example('PORT=4000 DATA_DIR=/tmp/try REFERENCE_TIMELINE=off $0 start', 'elsewhere, and empty'),
  handler: async () => {
    // The service in the same form as this file: built, or from source in tests.
    const main = path.join(__dirname, '../../../standalone/src', `main${path.extname(__filename)}`);
    const child = spawn(process.execPath, ['--enable-source-maps', ...process.execArgv, main], {
      cwd: checkout(),
      stdio: 'inherit',
    });
    // The terminal sends Ctrl-C to both processes. This one waits until the service ends.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    const exitCode = await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code) => resolve(code ?? 1));
    });
    if (exitCode !== 0) throw new Failed(exitCode);
  },
});
