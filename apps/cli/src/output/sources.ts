import type { Source } from '#client';

/** Renders a source: publisher and address, and the type and hash of a copy that is kept elsewhere. */
export const renderSource = ({ publisher, title, published, url, locator, copy }: Source): string =>
  [publisher, title, published, locator, url, copy && `copy ${copy.mediaType} sha256:${copy.hash}`]
    .filter((part) => part !== undefined)
    .join(', ');
