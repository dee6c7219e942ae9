import type { FastifyReply, FastifyRequest } from 'fastify';

const JSON_TYPE = 'application/json';

/**
 * Whether a request prefers this media type to JSON: it names it, rather than taking it among all others, and ranks JSON below it or not at all.
 * Generated clients name every type that a description lists, and mean the first.
 */
export function asksFor({ headers }: Pick<FastifyRequest, 'headers'>, mediaType: string): boolean {
  const weights = weightsOf(headers.accept ?? '');
  return (weights.get(mediaType) ?? 0) > (weights.get(JSON_TYPE) ?? 0);
}

/** The weights of media ranges (RFC 9110, 12.4.2), by their names. */
const weightsOf = (accept: string): Map<string, number> =>
  new Map(
    accept.split(',').map((range) => {
      const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return [name, weight === undefined ? 1 : Number(weight.slice(2)) || 0];
    }),
  );

/** Gives an answer another type than JSON; `filename` is what a browser saves it as. The handler returns the text. */
export function sendAs(reply: FastifyReply, mediaType: string, filename: string): void {
  void reply
    .header('content-type', `${mediaType}; charset=utf-8`)
    .header('content-disposition', `inline; filename="${filename}"`);
}
