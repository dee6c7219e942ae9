import { parseDay, readDate } from '#client';
import type { Argv } from 'yargs';
import { UsageError } from './errors';

export const partnership = {
  type: 'string',
  describe: 'id of a partnership, as `partnership partnerships` lists them',
  demandOption: true,
} as const;

/** A file to read. Yargs passes a lone `-`, which means standard input, as the empty string. */
export const file = { type: 'string', coerce: (name: string | undefined) => (name === '' ? '-' : name) } as const;

export const at = {
  type: 'string',
  requiresArg: true,
  coerce: (words: string | undefined) => (words === undefined ? undefined : dateInWords(words, new Date())),
  describe: 'the day of the question: 2026-03-01, 2026-03, 2019, "1 March 2026" …',
} as const;

/** Returns a date in words as EDTF. Other text is returned unchanged, for the service to refuse. */
export const dateInWords = (words: string, now: Date): string =>
  readDate(words, parseDay(now.toISOString().slice(0, 10))!) ?? words;

/** Adds the options that select the known time. */
export const withKnowledge = <T>(cli: Argv<T>) =>
  cli
    .option('known-at', {
      type: 'string',
      requiresArg: true,
      coerce: dayOrTime,
      describe: 'answer as known at this time: a day (its end) or a time; by default now',
    })
    .option('version', {
      // The former name of the option. `version` is its name over HTTP.
      alias: 'at-version',
      type: 'number',
      requiresArg: true,
      coerce: wholeNumber('version'),
      describe: 'answer at this version of the partnership',
    });

export const between = {
  type: 'string',
  requiresArg: true,
  describe: 'only terms that bind no other parties than these, separated by commas',
} as const;

/** The options that select terms. */
export const kindAndScope = {
  kind: { type: 'string', requiresArg: true, describe: 'only this kind' },
  scope: { type: 'string', requiresArg: true, describe: 'only this scope; api.* for it and all narrower ones' },
} as const;

export const limit = {
  type: 'number',
  default: 100,
  requiresArg: true,
  coerce: (value: number) => wholeNumber('limit')(value) ?? 100,
  describe: 'the most results',
} as const;

export interface Term {
  readonly kind: string;
  readonly scope: string;
}

/** A term as KIND or KIND/SCOPE. The default scope is `all`. */
export const term = {
  type: 'string',
  describe: 'a term as KIND/SCOPE, or KIND alone for the scope `all`',
  demandOption: true,
  coerce: (text: string): Term => termOf(text),
} as const;

export function termOf(text: string): Term {
  const [kind = '', scope = 'all', ...others] = text.split('/');
  if (kind === '' || scope === '' || others.length > 0)
    throw new UsageError(`"${text}" is no term; give it as KIND/SCOPE, like api-hosting/stateless.`);
  return { kind, scope };
}

/** Validates a known time: a day, which stands for its end, or a time. */
export function dayOrTime(text: string | undefined): string | undefined {
  if (text === undefined || /^\d{4}-\d{2}-\d{2}(T.*)?$/.test(text)) return text;
  throw new UsageError(`"${text}" is no moment; give a day (2026-03-01) or a time (2026-03-01T12:00:00Z).`);
}

export const wholeNumber =
  (name: string, written = `--${name}`) =>
  (value: number | undefined): number | undefined => {
    if (value === undefined || (Number.isSafeInteger(value) && value >= 0)) return value;
    throw new UsageError(`${written} takes a whole number.`);
  };
