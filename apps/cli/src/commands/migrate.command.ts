import { Failed } from '../run/errors';
import { EXIT } from '../run/exit-codes';
import { command } from '../run/globals';

/* Loaded on use: the client of PostgreSQL would slow down other commands. */
// oxlint-disable-next-line typescript/no-require-imports -- `import()` would name a file that is not there from source
const operate = () => require('../operate/migrate') as typeof import('../operate/migrate');

export const migrate = command({
  command: 'migrate',
  describe: 'migrate the tables; connects to PostgreSQL by DATABASE_URL or DATABASE_DIRECT_URL',
  builder: (cli) =>
    cli
      .option('check', {
        type: 'boolean',
        default: false,
        describe: 'only print pending migrations; exits with 1 if there are any',
      })
      .example('DATABASE_URL=postgres://… $0 migrate --check', 'what the next release would change')
      .epilogue(
        'Safe beside services that run, and in several places at once. A lock is waited for three seconds, then all is tried again.',
      ),
  handler: async ({ json, check }) => {
    if (!(await operate().migrate({ json, check }))) throw new Failed(EXIT.refused);
  },
});
