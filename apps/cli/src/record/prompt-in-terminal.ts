import { confirm, input, search } from '@inquirer/prompts';
import { Failed } from '../run/errors';
import { EXIT } from '../run/exit-codes';
import type { Prompter } from './interview';

/** Asks in the terminal. Ctrl-C ends the program. */
export const promptInTerminal: Prompter = {
  text: async (message, { default: answer, isNeeded = false, faultOf = () => null } = {}) => {
    const text = await untilInterrupted(
      input({
        message,
        ...(answer === undefined ? {} : { default: answer }),
        validate: (given) => (isNeeded && given.trim() === '' ? 'This is needed.' : (faultOf(given.trim()) ?? true)),
      }),
    );
    return text.trim();
  },
  choice: (message, choices) =>
    untilInterrupted(
      search({
        message,
        source: (term = '') => choices.filter(({ name }) => name.toLowerCase().includes(term.toLowerCase())),
      }),
    ),
};

/** Asks in the terminal whether to continue. */
export const confirmInTerminal = (message: string): Promise<boolean> =>
  untilInterrupted(confirm({ message, default: true }));

/** Ends with the exit code of an interruption after Ctrl-C, without a stack trace. */
async function untilInterrupted<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw new Failed(EXIT.interrupted);
    throw error;
  }
}
