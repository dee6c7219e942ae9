import { UsageError } from './errors';

/** The positional arguments that must not be empty. An empty one comes from an unset variable of a script. */
const NAMES = ['partnership', 'party', 'agreement', 'term', 'id', 'webhook', 'directory', 'place'];

type Arguments = Readonly<Record<string, unknown>>;

/** Refuses an empty argument, and an option for a single value that is given more than once. `lists` are the options that take several values. */
export function checkArguments(given: Arguments, lists: readonly string[]): void {
  const severalAllowed = ['_', '--', ...lists];
  for (const [name, value] of Object.entries(given)) {
    // yargs makes a list of the values of a repeated option.
    if (Array.isArray(value) && !severalAllowed.includes(optionOf(name)))
      throw new UsageError(`--${optionOf(name)} is given more than once.`);
    if (value === '' && NAMES.includes(name)) throw new UsageError(`<${name}> is empty.`);
  }
}

/** Returns the name of an option as it is written: yargs passes the values of `--known-at` as `knownAt` too. */
const optionOf = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
