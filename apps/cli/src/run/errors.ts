import { ProblemError, ServiceUnreachable } from '#client';
import { printableJson } from '../output/printable';
import { renderProblem } from '../output/problem';
import { EXIT } from './exit-codes';

/** The input of the user cannot be understood. The message is one sentence that says what is wrong and what to write instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The request is understood but not possible now. The message is one sentence that says why. */
export class Impossible extends Error {
  override readonly name = 'Impossible';
}

/** A failure that has already been reported in full. */
export class Failed extends Error {
  override readonly name = 'Failed';

  constructor(readonly exitCode: number) {
    super('failed');
  }
}

interface RenderedError {
  readonly text: string;
  readonly exitCode: number;
  /** The problem details for programs; the service's own if it sent some. */
  readonly problem: object;
}

/** Prints an error on standard error, as JSON with `--json`, and returns the exit code. */
export function renderError(error: unknown, args: readonly string[], commands: readonly string[]): number {
  if (error instanceof Failed) return error.exitCode;
  const { text, exitCode, problem } = rendered(error, args, commands);
  process.stderr.write(args.includes('--json') ? `${printableJson(JSON.stringify(problem))}\n` : `${text}\n`);
  return exitCode;
}

function rendered(error: unknown, args: readonly string[], commands: readonly string[]): RenderedError {
  const sentence = (code: string, text: string, exitCode: number): RenderedError => ({
    text,
    exitCode,
    problem: { code, detail: text },
  });
  if (error instanceof ProblemError)
    return { text: renderProblem(error.problem), exitCode: EXIT.refused, problem: error.problem };
  if (error instanceof ServiceUnreachable)
    return sentence(
      'unreachable',
      `${error.message} Is the service running? \`npm start\` starts one; --url or PARTNERSHIP_URL names another.`,
      EXIT.unreachable,
    );
  if (isUsageError(error)) return sentence('usage', `${error.message}\nSee: ${helpOf(args, commands)}`, EXIT.usage);
  const lost = lostConnection(error);
  if (lost !== undefined)
    return sentence(
      'unreachable',
      `No answer: ${lost.message}. \`partnership doctor\` checks Kafka and PostgreSQL and reports what is wrong.`,
      EXIT.unreachable,
    );
  if (isPortTaken(error))
    return sentence('port-taken', `Port ${error.port} of ${error.address} is taken; give another.`, EXIT.refused);
  if (error instanceof Impossible) return sentence('impossible', error.message, EXIT.refused);
  if (isSystemError(error)) return sentence('unreadable', renderSystemError(error), EXIT.usage);
  return sentence('failed', error instanceof Error ? (error.stack ?? error.message) : String(error), EXIT.refused);
}

const NO_CONNECTION = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT'],
]);

/** Returns the connection error in an error or its causes, if there is one. */
export function lostConnection(error: unknown): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  return NO_CONNECTION.has((error as NodeJS.ErrnoException).code ?? '') ? error : lostConnection(error.cause);
}

const isPortTaken = (error: unknown): error is Error & { readonly port: number; readonly address: string } =>
  (error as NodeJS.ErrnoException | null)?.code === 'EADDRINUSE';

/** The error of an option's own check arrives as a YError, and a wrong setting counts as a part of the command line. */
const isUsageError = (error: unknown): error is Error =>
  error instanceof UsageError || (error instanceof Error && ['YError', 'SettingInvalid'].includes(error.name));

/** Returns the help command, of the given command if it exists. */
const helpOf = ([name = '']: readonly string[], commands: readonly string[]): string =>
  ['partnership', ...(commands.includes(name) ? [name] : []), '--help'].join(' ');

/** Shortens messages like `ENOENT: no such file or directory, open 'x'`. */
const renderSystemError = ({ path, message }: NodeJS.ErrnoException): string =>
  path === undefined ? `${message}.` : `${path} cannot be read: ${message.replace(/^[A-Z]+: |, \w+( '.*')?$/g, '')}.`;

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string';
