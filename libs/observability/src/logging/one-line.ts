interface Entry {
  readonly level: string;
  readonly time: string;
  readonly name: string;
  readonly msg?: string;
  readonly err?: { readonly stack?: string; readonly message?: string };
  readonly [fact: string]: unknown;
}

/** Formats a JSON log line for people: `16:00:00 warn  projector: paused partition=3`, with a stack below. */
export function oneLine(json: string): string {
  const { level, time, name, msg = '', err, ...facts } = JSON.parse(json) as Entry;
  const rendered = Object.entries(facts).map(([key, value]) => ` ${key}=${plain(value)}`);
  const stack = err ? `\n${err.stack ?? err.message ?? ''}` : '';
  return `${time.slice(11, 19)} ${level.padEnd(5)} ${name}: ${msg}${rendered.join('')}${stack}\n`;
}

const plain = (value: unknown): string =>
  typeof value === 'string' && !/[\s"]/.test(value) ? value : JSON.stringify(value);
