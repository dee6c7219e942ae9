import type { Source } from './source';

/** A source as it is cited: publisher, title, day of publication, place in it and address, as far as they are known. */
export const sourceInWords = ({ publisher, title, published, locator, url }: Partial<Source>): string =>
  [publisher, title === undefined ? undefined : `“${title}”`, published, locator, url]
    .filter((part) => part !== undefined)
    .join(', ');
