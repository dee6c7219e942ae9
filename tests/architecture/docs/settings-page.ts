import { settingsTable } from '#config';
import { code, page, sentence, table } from './markdown';

export const settingsPage = (): string =>
  page('Settings', 'libs/config', [
    'Settings are environment variables. An empty variable counts as not set. An invalid value stops the start with one sentence that names the variable. The command line reads `PARTNERSHIP_URL` and `PARTNERSHIP_TOKEN`: see [Command line](command-line.md).',
    table(
      ['variable', 'default', 'allowed', 'meaning'],
      settingsTable().map(({ variable, fallback, allowed, description }) => [
        code(variable),
        fallback === undefined ? '' : code(fallback),
        allowed,
        sentence(description),
      ]),
    ),
  ]);
