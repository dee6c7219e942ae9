/** A line of a stream without its end, or why it cannot be read. */
export type Line =
  { readonly number: number; readonly bytes: Buffer } | { readonly number: number; readonly tooLong: true };

const NEWLINE = 0x0a;

/** The lines of a byte stream that are not blank, numbered from 1; memory stays below `maxBytes` whatever comes. */
export async function* linesOf(stream: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let length = 0;
  let number = 1;
  const finish = (): Line | null => {
    const line: Line = length > maxBytes ? { number, tooLong: true } : { number, bytes: Buffer.concat(parts) };
    const isBlank = 'bytes' in line && line.bytes.toString('latin1').trim() === '';
    [parts, length, number] = [[], 0, number + 1];
    return isBlank ? null : line;
  };
  const take = (part: Buffer): void => {
    length += part.length;
    if (length <= maxBytes) parts.push(part);
    else parts = [];
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, end));
      from = end + 1;
      const line = finish();
      if (line) yield line;
    }
    take(chunk.subarray(from));
  }
  const last = length > 0 ? finish() : null;
  if (last) yield last;
}
