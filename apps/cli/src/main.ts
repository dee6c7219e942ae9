import { run } from './cli';
import { EXIT } from './run/exit-codes';

// The reader of our output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  process.stderr.write(`The output cannot be written: ${error.message}.\n`);
  process.exit(EXIT.refused);
});

void run(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
