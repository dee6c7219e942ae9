import { weakEtag } from '#http';
import { READ_MODEL_GENERATION } from '#read-models';
import type { Asked } from '../asking/asker';

/** An answer as JSON, in parts whose last is its closing brace, that need not be made where the client holds it already. */
export interface TaggedAnswer {
  readonly etag: string;
  /** `onLarge` is called, any number of times, once the answer has become large. */
  readonly answer: (onLarge?: () => Promise<void>) => Promise<readonly string[]>;
}

/** The weak ETag of what an answer rests on. */
export const etagOf = (
  { build, version, clock }: Pick<Asked, 'build' | 'version' | 'clock'>,
  ...rest: readonly (string | number | undefined)[]
): string => weakEtag(READ_MODEL_GENERATION, build, version, clock, ...rest.map((each) => each ?? ''));
