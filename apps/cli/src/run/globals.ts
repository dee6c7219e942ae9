import { PartnershipClient } from '#client';
import type { Argv, CommandModule } from 'yargs';
import { printableAnswer } from '../output/printable';
import { UsageError } from './errors';
import { tokenGiven } from './token-given';

/** Options that every command takes. */
export interface Globals {
  readonly url: string;
  readonly json: boolean;
  readonly link: boolean;
}

export const DEFAULT_URL = 'http://127.0.0.1:3000';

export const withGlobals = (cli: Argv): Argv<Globals> =>
  cli
    .option('url', {
      type: 'string',
      describe: 'where the service is (or PARTNERSHIP_URL)',
      default: process.env['PARTNERSHIP_URL'] ?? DEFAULT_URL,
      defaultDescription: DEFAULT_URL,
      coerce: (text: string) => checkedUrl(text, '--url '),
      global: true,
    })
    .option('json', { type: 'boolean', describe: 'print JSON', default: false, global: true })
    .option('link', {
      type: 'boolean',
      describe: 'tell the permanent link of an answer on standard error, as a terminal always does',
      default: false,
      global: true,
    });

/** Keeps the exact types of a command's options. */
export const command = <Options>(module: CommandModule<Globals, Options>): CommandModule<Globals, Options> => module;

/** A client whose answers can be printed, or as they are where JSON is asked for. */
export const clientOf = ({ url, json }: Pick<Globals, 'url' | 'json'>): PartnershipClient =>
  new PartnershipClient({
    url,
    token: tokenGiven(),
    transform: json ? undefined : printableAnswer,
  });

/** An address of a service; `what` names it in the sentence that refuses another text. */
export function checkedUrl(text: string, what = ''): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new UsageError(`${what}${text} is no address; give one like ${DEFAULT_URL}.`);
}
