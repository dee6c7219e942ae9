import { weakEtag } from '#http';
import { READ_MODEL_GENERATION } from '#read-models';
import { Query } from '@nestjs/cqrs';
import type { Asked } from '../asking/asker';

/** Whom an answer is made for. */
export interface Recipient {
  /** Whether it has the answer with this ETag already, so that it need not be made. */
  holds(etag: string): boolean;
  /** To be awaited, any number of times, once the answer has become large. */
  readonly onLarge: () => Promise<void>;
}

/** Has no answer yet, and takes every one at once. */
const NEWCOMER: Recipient = { holds: () => false, onLarge: async () => undefined };

export interface TaggedAnswer {
  readonly etag: string;
  /** JSON in parts, of which the last is its closing brace; null: the recipient holds it. */
  readonly parts: readonly string[] | null;
}

/** A question whose answer is made for a recipient. */
export abstract class TaggedQuery<Question> extends Query<TaggedAnswer> {
  constructor(
    readonly asked: Question,
    readonly recipient: Recipient = NEWCOMER,
  ) {
    super();
  }
}

/** The weak ETag of what an answer rests on. */
export const etagOf = (
  { build, version, clock }: Pick<Asked, 'build' | 'version' | 'clock'>,
  ...rest: readonly (string | number | undefined)[]
): string => weakEtag(READ_MODEL_GENERATION, build, version, clock, ...rest.map((each) => each ?? ''));
