import type { Source } from '#client';

/** Where something is said: publisher and address, and what a copy of it that is kept elsewhere can be told by. */
export const tellSource = ({ publisher, title, published, url, locator, copy }: Source): string =>
  [publisher, title, published, locator, url, copy && `copy ${copy.mediaType} sha256:${copy.hash}`]
    .filter((part) => part !== undefined)
    .join(', ');
