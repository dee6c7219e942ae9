import { input, search } from '@inquirer/prompts';
import type { Asker } from './interview';

/** Asks in the terminal; Ctrl-C ends it. */
export const askInTerminal: Asker = {
  text: async (message, { default: answer, isNeeded = false } = {}) => {
    const text = await input({
      message,
      ...(answer === undefined ? {} : { default: answer }),
      validate: (given) => !isNeeded || given.trim() !== '' || 'This is needed.',
    });
    return text.trim();
  },
  choice: (message, choices) =>
    search({
      message,
      source: (term = '') => choices.filter(({ name }) => name.toLowerCase().includes(term.toLowerCase())),
    }),
};
