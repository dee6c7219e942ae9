import { run } from '../../../apps/cli/src/cli';
import { page } from './markdown';

const INTRODUCTION = `\`npx partnership …\` in the checkout, once \`npm ci\` and \`npm run build\` (or \`npm start\`) have run. It calls the service at \`PARTNERSHIP_URL\` or \`--url\`, by default
\`http://127.0.0.1:3000\`, and sends \`PARTNERSHIP_TOKEN\`, or what the file \`PARTNERSHIP_TOKEN_FILE\` contains now, as a bearer token. Answers go to standard output, as tables for people or as JSON with \`--json\`. Progress and
errors go to standard error. The rest of this page is the output of \`--help\`.`;

/** The help of every command, found through the subcommands that each help lists. */
export async function commandLinePage(): Promise<string> {
  const parts: string[] = [];
  const visit = async (words: readonly string[]): Promise<void> => {
    const help = await helpOf(words);
    parts.push(`## ${['partnership', ...words].join(' ')}`, `\`\`\`text\n${help}\n\`\`\``);
    for (const below of commandsIn(help, words)) await visit(below);
  };
  await visit([]);
  return page('Command line', 'the help of apps/cli', [INTRODUCTION, ...parts]);
}

const COMMAND = /^ {2}partnership ((?:[a-z-]+ )*[a-z-]+)/;

/** Reads only the section "Commands:", because examples begin in the same way. */
const commandsIn = (help: string, above: readonly string[]): string[][] =>
  (help.split('\n\n').find((part) => part.startsWith('Commands:')) ?? '')
    .split('\n')
    .flatMap((line) => COMMAND.exec(line)?.slice(1) ?? [])
    .map((words) => words.split(' '))
    .filter((words) => words.length === above.length + 1 && above.every((word, nth) => words[nth] === word));

/** Captures `console.log`, which yargs uses for its help. */
async function helpOf(words: readonly string[]): Promise<string> {
  const { log } = console;
  const lines: string[] = [];
  console.log = (...texts: unknown[]) => void lines.push(texts.join(' '));
  try {
    await run([...words, '--help']);
  } finally {
    console.log = log;
  }
  return lines
    .join('\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}
