import { createReadStream } from 'node:fs';
import { text } from 'node:stream/consumers';
import { createInterface } from 'node:readline';
import { NumberRounded, parseJson } from '#client';
import { UsageError } from './errors';

/** Opens a file, or standard input for `-`. */
const streamOf = (file: string): NodeJS.ReadableStream =>
  file === '-' ? process.stdin : createReadStream(file).on('error', (error) => Object.assign(error, { path: file }));

const nameOf = (file: string): string => (file === '-' ? 'Standard input' : file);

export async function readJson(file: string): Promise<unknown> {
  return parsedJson(await text(streamOf(file)), nameOf(file));
}

/** Parses JSON. `what` names the text in the error. */
export function parsedJson(text: string, what: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof NumberRounded) throw new UsageError(`${what}: ${error.message}. Write it as a text.`);
    throw new UsageError(`${what} is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** Yields the lines of a file. If the file cannot be read, it throws before anything is sent. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  const stream = streamOf(file);
  let failure: Error | undefined;
  stream.on('error', (error: Error) => {
    failure = error;
  });
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) yield line;
  if (failure !== undefined) throw failure;
}

/** Counts the lines of a file; 0 for standard input, which can only be read once. */
export async function countLines(file: string): Promise<number> {
  let lines = 0;
  if (file !== '-') for await (const _ of linesOf(file)) lines += 1;
  return lines;
}
