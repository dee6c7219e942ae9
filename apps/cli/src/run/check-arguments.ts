import { UsageError } from './errors';

/** The arguments that name what a command is about. An empty one is a variable of a script that is not set. */
const NAMES = ['partnership', 'party', 'agreement', 'term', 'id', 'webhook', 'directory', 'place'];

type Arguments = Readonly<Record<string, unknown>>;

/**
 * Refuses an option that is given twice and takes one value, of which yargs makes a list, and an argument that is empty. `lists` are the options that
 * take several values.
 */
export function checkArguments(given: Arguments, lists: readonly string[]): void {
  for (const [name, value] of Object.entries(given)) {
    if (Array.isArray(value) && !['_', '--', ...lists].includes(name))
      throw new UsageError(`--${name} is given more than once.`);
    if (value === '' && NAMES.includes(name)) throw new UsageError(`<${name}> is empty.`);
  }
}
