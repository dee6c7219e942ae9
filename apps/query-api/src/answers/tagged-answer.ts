import { weakEtag } from '#http';
import { READ_MODEL_GENERATION } from '#read-models';
import { Query } from '@nestjs/cqrs';
import type { KnownPartnership } from '../question/partnership-opener';

/** The client for which an answer is made. */
export interface Recipient {
  /** Returns true if the client already has the answer with this ETag. */
  holds(etag: string): boolean;
  /** Waits until there is room for a large answer. May be called several times. */
  readonly onLarge: () => Promise<void>;
}

/** A client that has no answer yet and does not limit large ones. */
const UNCACHED: Recipient = { holds: () => false, onLarge: async () => undefined };

export interface TaggedAnswer {
  readonly etag: string;
  /** The JSON in pieces, of which the last is the closing brace; null: the client already has the answer. */
  readonly parts: readonly string[] | null;
}

/** A query whose answer is made for a client. */
export abstract class TaggedQuery<Question> extends Query<TaggedAnswer> {
  constructor(
    readonly parameters: Question,
    readonly recipient: Recipient = UNCACHED,
  ) {
    super();
  }
}

/** Returns the weak ETag of an answer, computed from everything that it depends on. */
export const etagOf = (
  { build, version, clock }: Pick<KnownPartnership, 'build' | 'version' | 'clock'>,
  ...rest: readonly (string | number | undefined)[]
): string => weakEtag(READ_MODEL_GENERATION, build, version, clock, ...rest.map((each) => each ?? ''));
