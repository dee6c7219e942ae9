import type { Source } from '#client';

/** Where something is said: publisher and address. */
export const tellSource = ({ publisher, title, url, locator }: Source): string =>
  [publisher, title, locator, url].filter((part) => part !== undefined).join(', ');
