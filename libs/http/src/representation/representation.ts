import type { FastifyReply, FastifyRequest } from 'fastify';

/** Whether a request names this media type, rather than taking it among all others. */
export const asksFor = ({ headers }: FastifyRequest, mediaType: string): boolean =>
  (headers.accept ?? '').split(',').some((range) => range.split(';', 1)[0]!.trim().toLowerCase() === mediaType);

/** Gives an answer another type than JSON; `filename` is what a browser saves it as. The handler returns the text. */
export function sendAs(reply: FastifyReply, mediaType: string, filename: string): void {
  void reply
    .header('content-type', `${mediaType}; charset=utf-8`)
    .header('content-disposition', `inline; filename="${filename}"`);
}
