import yargs, { type Argv, type CommandModule } from 'yargs';
import { agreements } from './commands/agreements.command';
import { diff } from './commands/diff.command';
import { doctor } from './commands/doctor.command';
import { expirations } from './commands/expirations.command';
import { explain } from './commands/explain.command';
import { exportCommand } from './commands/export.command';
import { history } from './commands/history.command';
import { importCommand } from './commands/import.command';
import { log } from './commands/log.command';
import { mcp } from './commands/mcp.command';
import { migrate } from './commands/migrate.command';
import { parties } from './commands/parties.command';
import { partnerships } from './commands/partnerships.command';
import { rebuild } from './commands/rebuild.command';
import { record } from './commands/record.command';
import { halts, voids } from './commands/registers.command';
import { replay } from './commands/replay.command';
import { start } from './commands/start.command';
import { status } from './commands/status.command';
import { addresses } from './commands/addresses.command';
import { subscriptions } from './commands/subscriptions.command';
import { terms } from './commands/terms.command';
import { timeline } from './commands/timeline.command';
import { verify } from './commands/verify.command';
import { watch } from './commands/watch.command';
import { namesToComplete } from './completion/names-to-complete';
import { print } from './output/print';
import { renderError, UsageError } from './run/errors';
import { EXIT, EXIT_CODES_HELP } from './run/exit-codes';
import { withGlobals, type Globals } from './run/globals';
import { ownVersion } from './run/checkout';
import { usageSentence } from './run/usage-sentence';

/** All commands, in the order of the help. */
const MODULES = [
  start,
  record,
  importCommand,
  exportCommand,
  verify,
  partnerships,
  parties,
  terms,
  history,
  explain,
  diff,
  agreements,
  expirations,
  timeline,
  watch,
  replay,
  mcp,
  addresses,
  subscriptions,
  rebuild,
  voids,
  halts,
  status,
  doctor,
  migrate,
  log,
];
const COMMANDS = MODULES.map(({ command }) => String(command));
const NAMES = COMMANDS.map((command) => command.split(' ', 1)[0] ?? '');

/** The option that the script of `partnership completion` passes before the words typed so far. */
const COMPLETING = '--get-yargs-completions';

/** Runs one command line and returns the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    if (args.length === 1 && args[0] === '--version') {
      print(ownVersion());
      return EXIT.done;
    }
    const [first, ...words] = args;
    const names = first === COMPLETING ? await namesToComplete(words) : null;
    if (names) {
      names.forEach(print);
      return EXIT.done;
    }
    await parserOf(args).parseAsync();
    return EXIT.done;
  } catch (error) {
    // Yargs prints the completions and then rejects the option that requested them.
    if (args[0] === COMPLETING) return EXIT.done;
    return renderError(error, args, NAMES);
  }
}

/** Returns the parser of a command line. It throws what goes wrong and never ends the process. */
function parserOf(args: readonly string[]): Argv<Globals> {
  return (
    withGlobals(yargs([...args]))
      .scriptName('partnership')
      .usage('$0 <command>\n\nWhich terms were in force between companies, as known when, and who says so.')
      // Each module has its own options, which this list does not know.
      .command(MODULES as CommandModule<Globals, never>[])
      .completion('completion', 'print the completion script for bash or zsh (`npm link` puts partnership on the PATH)')
      .demandCommand(1, 'Give a command.')
      .strict()
      .recommendCommands()
      // For a command, `--version` is the version of a partnership, as over HTTP.
      .version(false)
      .help()
      .wrap(Math.min(110, process.stdout.columns ?? 110))
      .epilogue(`\`partnership --version\` prints the version of this program.\n\n${EXIT_CODES_HELP}`)
      .exitProcess(false)
      .fail((message: string | null, error: Error | undefined) => {
        if (error !== undefined && error.name !== 'YError') throw error;
        const text = message ?? error?.message ?? 'The command was not understood.';
        throw new UsageError(usageSentence(text, args, COMMANDS));
      })
  );
}
