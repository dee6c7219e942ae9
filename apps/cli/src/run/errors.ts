import { ProblemError, ServiceUnreachable } from '#client';
import { tellProblem } from '../output/problem';
import { EXIT } from './exit-codes';

/** What the user wrote cannot be understood: one sentence that says what and how instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Something did not work, and has been told in full. */
export class Failed extends Error {
  override readonly name = 'Failed';

  constructor(readonly exitCode: number) {
    super('failed');
  }
}

/** Tells an error on standard error; gives the exit code. */
export function tellError(error: unknown, args: readonly string[]): number {
  if (error instanceof Failed) return error.exitCode;
  if (error instanceof ProblemError) return told(tellProblem(error.problem), EXIT.refused);
  if (error instanceof ServiceUnreachable)
    return told(
      `${error.message} Is the service running? \`npm start\` starts one; --url or PARTNERSHIP_URL names another.`,
      EXIT.unreachable,
    );
  if (isUsageError(error)) return told(`${error.message}\nSee: ${helpOf(args)}`, EXIT.usage);
  if (isSystemError(error)) return told(tellSystemError(error), EXIT.usage);
  return told(error instanceof Error ? (error.stack ?? error.message) : String(error), EXIT.refused);
}

function told(text: string, exitCode: number): number {
  process.stderr.write(`${text}\n`);
  return exitCode;
}

/** What an option's own check throws reaches us as an error of yargs. */
const isUsageError = (error: unknown): error is Error =>
  error instanceof UsageError || (error instanceof Error && error.name === 'YError');

const helpOf = (args: readonly string[]): string => {
  const [command] = args;
  return ['partnership', ...(command !== undefined && /^[a-z]+$/.test(command) ? [command] : []), '--help'].join(' ');
};

/** `ENOENT: no such file or directory, open 'x'` */
const tellSystemError = ({ path, message }: NodeJS.ErrnoException): string =>
  path === undefined ? `${message}.` : `${path} cannot be read: ${message.replace(/^[A-Z]+: |, \w+( '.*')?$/g, '')}.`;

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string';
