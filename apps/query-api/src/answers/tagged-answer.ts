import type { FastifyReply } from 'fastify';
import { isUnchanged, weakEtag } from '#http';
import { READ_MODEL_GENERATION } from '#read-models';
import type { Asked } from '../asking/asker';

/** An answer that need not be made where the client holds it already. */
export interface TaggedAnswer<Told = object> {
  readonly etag: string;
  readonly answer: () => Promise<Told>;
}

/** The weak ETag of what an answer rests on. */
export const etagOf = (
  { build, version, clock }: Pick<Asked, 'build' | 'version' | 'clock'>,
  ...rest: readonly string[]
): string => weakEtag(READ_MODEL_GENERATION, build, version, clock, ...rest);

/** The answer, or nothing with status 304. */
export const sendUnlessHeld = async <Told>(
  reply: FastifyReply,
  { etag, answer }: TaggedAnswer<Told>,
): Promise<Told | undefined> => (isUnchanged(reply, etag) ? undefined : answer());
