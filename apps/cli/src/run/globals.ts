import { PartnershipClient } from '#client';
import type { Argv, CommandModule } from 'yargs';
import { printableAnswer } from '../output/printable';
import { checkArguments } from './check-arguments';
import { UsageError } from './errors';
import { tokenGiven } from './token-given';

/** The options of every command. */
export interface Globals {
  readonly url: string;
  readonly json: boolean;
  readonly link: boolean;
}

export const DEFAULT_URL = 'http://127.0.0.1:3000';

/** The types of yargs leave this method out. */
type WithOptions = Argv & { getOptions(): { readonly array: readonly string[] } };

export const withGlobals = (cli: Argv): Argv<Globals> =>
  cli
    // Before the checks of single options, which expect one value.
    .middleware((given) => checkArguments(given, (cli as WithOptions).getOptions().array), true)
    .option('url', {
      type: 'string',
      describe: 'the address of the service (or PARTNERSHIP_URL)',
      default: process.env['PARTNERSHIP_URL'] ?? DEFAULT_URL,
      defaultDescription: DEFAULT_URL,
      coerce: (text: string) => checkedUrl(text, '--url '),
      global: true,
    })
    .option('json', { type: 'boolean', describe: 'print JSON', default: false, global: true })
    .option('link', {
      type: 'boolean',
      describe: 'print the permanent link of an answer on standard error; in a terminal it is always printed',
      default: false,
      global: true,
    });

/** Keeps the exact types of a command's options. */
export const command = <Options>(module: CommandModule<Globals, Options>): CommandModule<Globals, Options> => module;

/** Creates a client. Its answers are made printable, unless JSON is requested. */
export const clientOf = ({ url, json }: Pick<Globals, 'url' | 'json'>): PartnershipClient =>
  new PartnershipClient({
    url,
    token: tokenGiven(),
    transform: json ? undefined : printableAnswer,
  });

/** Returns the address of a service. `what` names the option in the error. */
export function checkedUrl(text: string, what = ''): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new UsageError(`${what}${text} is no address; give one like ${DEFAULT_URL}.`);
}
