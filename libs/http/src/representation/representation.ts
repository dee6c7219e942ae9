import type { FastifyReply, FastifyRequest } from 'fastify';

const JSON_TYPE = 'application/json';

/**
 * Returns whether a request prefers this media type to JSON: it names the type, not just a wildcard, and ranks JSON lower or not at all. Generated
 * clients name every documented type and mean the first.
 */
export function accepts({ headers }: Pick<FastifyRequest, 'headers'>, mediaType: string): boolean {
  const weights = weightsOf(headers.accept ?? '');
  return (weights.get(mediaType) ?? 0) > (weights.get(JSON_TYPE) ?? 0);
}

/** Returns the weights of media ranges (RFC 9110, 12.4.2) by name. */
const weightsOf = (accept: string): Map<string, number> =>
  new Map(
    accept.split(',').map((range) => {
      const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return [name, weight === undefined ? 1 : Number(weight.slice(2)) || 0];
    }),
  );

/** Sets a content type other than JSON. `filename` is the name under which a browser saves the response. The handler returns the text. */
export function sendAs(reply: FastifyReply, mediaType: string, filename: string): void {
  void reply
    .header('content-type', `${mediaType}; charset=utf-8`)
    .header('content-disposition', `inline; filename="${filename}"`);
}
