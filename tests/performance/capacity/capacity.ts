/** `npm run capacity -- --events 10000000 …`: the resources for a number of events and a load, computed as in docs/explanation/room-to-grow.md. */
import yargs from 'yargs';
import { tableOf, type Plan } from './model';
import { HUNDRED_MILLION } from './plans';

const number = (name: keyof Plan, describe: string) =>
  ({ type: 'number', default: HUNDRED_MILLION[name], describe }) as const;

void yargs(process.argv.slice(2))
  .scriptName('npm run capacity --')
  .usage('$0\n\nSizes, times and processors, extrapolated from docs/performance.')
  .option('events', number('events', 'events in the log'))
  .option('partnerships', number('partnerships', 'partnerships that they are of'))
  .option('recordsPerSecond', number('recordsPerSecond', 'commands a second'))
  .option('questionsPerSecond', number('questionsPerSecond', 'questions about one partnership a second'))
  .option('projectors', number('projectors', 'projectors that recover a lost database together, at most 12'))
  .option('postgresProcessors', number('postgresProcessors', 'processors of the PostgreSQL server'))
  .option('replicas', number('replicas', 'copies of the log on the brokers'))
  .strictOptions()
  .version(false)
  .parseAsync()
  .then((plan) => process.stdout.write(`${tableOf(plan)}\n`));
