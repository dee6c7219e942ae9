/** The value of a setting is not allowed. The message is one sentence for the person who starts the service. */
export class SettingInvalid extends Error {
  constructor(
    readonly variable: string,
    given: string,
    readonly allowed: string,
  ) {
    super(`${variable} is ${JSON.stringify(withoutPassword(given))}, but must be ${allowed}.`);
    this.name = 'SettingInvalid';
  }
}

/** Removes the password, because the text is written to logs and terminals. */
const withoutPassword = (text: string): string => text.replace(/(\/\/[^:/@]*):[^@]*@/, '$1:***@');

/** One environment variable: its parser and its description. */
export interface Setting<T> {
  readonly variable: string;
  /** The continuation of "must be". */
  readonly allowed: string;
  readonly description: string;
  /** The default as text; undefined if leaving the variable out has a meaning of its own. */
  readonly fallback: string | undefined;
  /** Returns `null` if the text is not allowed. */
  readonly parse: (text: string) => T | null;
}

/** Defines a setting that may be left out, which has a meaning of its own. */
export const optional = <T>(setting: Omit<Setting<T>, 'fallback'>) => ({ ...setting, fallback: undefined });

export const withDefault = <T>(setting: Setting<T> & { readonly fallback: string }) => setting;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads one setting; an empty variable counts as not set. */
export function readSetting<T>(setting: Setting<T>, environment: Environment): T | undefined {
  const text = environment[setting.variable]?.trim() || setting.fallback;
  if (text === undefined) return undefined;
  const value = setting.parse(text);
  if (value === null) throw new SettingInvalid(setting.variable, text, setting.allowed);
  return value;
}
