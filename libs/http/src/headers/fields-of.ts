import type { IncomingMessage } from 'node:http';

/** Returns the values of all fields of a header, as they were sent. Node joins them or keeps the first one. `name` is in lower case. */
export const fieldsOf = ({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>, name: string): string[] =>
  rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]!.toLowerCase() === name);
