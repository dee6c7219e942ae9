/**
 * Rewrites the messages of yargs about a command line: it counts arguments if one is missing, calls the value of an option an argument, and reports an unknown command as an argument.
 * `commands` are the commands as their help shows them, such as `history <partnership> <term>`.
 */
export function usageSentence(message: string, args: readonly string[], commands: readonly string[]): string {
  const [name = ''] = args;
  const command = commands.find((each) => each.split(' ', 1)[0] === name);
  const [, got] = /^Not enough non-option arguments: got (\d+)/.exec(message) ?? [];
  if (got !== undefined) {
    const required = [...(command ?? '').matchAll(/<\w+>/g)].map(([argument]) => argument);
    const missing = required[Number(got)];
    return missing === undefined ? 'An argument is missing.' : `${missing} is missing: partnership ${command}`;
  }
  const [, option] = /^Not enough arguments following: (\S+)$/.exec(message) ?? [];
  if (option !== undefined) return `--${option} needs a value.`;
  if (command === undefined && message === `Unknown argument: ${name}`) return `There is no command "${name}".`;
  return message;
}
