import { Problem } from '#http';

/** A line of a stream without its line end, or the fact that it is too long. */
export type Line =
  | { readonly number: number; readonly bytes: Buffer }
  | { readonly number: number; readonly tooLong: true };

const NEWLINE = 0x0a;

/** The time in which the bytes of one line must arrive: long enough for 2 MiB over a slow connection. */
const LINE_MS = 60_000;

const tooSlow = () =>
  new Problem({
    status: 408,
    code: 'request-timeout',
    detail: 'A line did not arrive in time.',
    headers: { connection: 'close' },
  });

/** Yields the non-blank lines of a byte stream, numbered from 1. Memory stays below `maxBytes` for any input. */
export async function* linesOf(
  stream: AsyncIterable<Buffer>,
  maxBytes: number,
  lineMs = LINE_MS,
): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let length = 0;
  let number = 1;
  // The time spent waiting for bytes of the current line, without the time in which the consumer requested none.
  let waitedMs = 0;
  const finish = (): Line | null => {
    const line: Line = length > maxBytes ? { number, tooLong: true } : { number, bytes: Buffer.concat(parts) };
    const isBlank = 'bytes' in line && line.bytes.toString('latin1').trim() === '';
    [parts, length, number, waitedMs] = [[], 0, number + 1, 0];
    return isBlank ? null : line;
  };
  const take = (part: Buffer): void => {
    length += part.length;
    if (length <= maxBytes) parts.push(part);
    else parts = [];
  };
  let since = performance.now();
  for await (const chunk of stream) {
    if (length > 0) waitedMs += performance.now() - since;
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, end));
      from = end + 1;
      const line = finish();
      if (line) yield line;
    }
    take(chunk.subarray(from));
    if (length > 0 && waitedMs > lineMs) throw tooSlow();
    since = performance.now();
  }
  const last = length > 0 ? finish() : null;
  if (last) yield last;
}
