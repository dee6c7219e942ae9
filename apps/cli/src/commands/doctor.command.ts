import { Failed } from '../run/errors';
import { EXIT } from '../run/exit-codes';
import { command } from '../run/globals';

/* Loaded on use: the clients of Kafka and PostgreSQL would slow down other commands. */
// oxlint-disable-next-line typescript/no-require-imports -- `import()` would name a file that is not there from source
const operate = () => require('../operate/doctor/doctor') as typeof import('../operate/doctor/doctor');

export const doctor = command({
  command: 'doctor',
  describe:
    'check whether Kafka, PostgreSQL and the issuer of tokens meet the requirements of the services; connects to them directly and changes nothing',
  builder: (cli) =>
    cli
      .example('KAFKA_BROKERS=here:9092 DATABASE_URL=postgres://… $0 doctor', 'both servers')
      .example('OIDC_ISSUER=https://… OIDC_AUDIENCE=… PARTNERSHIP_TOKEN=… $0 doctor', 'also what a token may do')
      .epilogue(
        'Uses the settings of the services: docs/reference/settings.md. Exits with 0 if everything fits, with 1 if anything does not.\n\nok  fits\nNO  does not fit, and what to do\n??  the server does not tell, so whoever runs it answers for it',
      ),
  handler: async ({ json }) => {
    if (!(await operate().doctor({ json }))) throw new Failed(EXIT.refused);
  },
});
