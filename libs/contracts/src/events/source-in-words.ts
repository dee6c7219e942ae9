import type { Source } from './source';

/** Renders a source as a citation: publisher, title, day of publication, place in it and address, as far as they are known. */
export const sourceInWords = ({ publisher, title, published, locator, url }: Partial<Source>): string =>
  [publisher, title === undefined ? undefined : `“${title}”`, published, locator, url]
    .filter((part) => part !== undefined)
    .join(', ');
