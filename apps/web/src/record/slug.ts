import { slugOf } from '#client';

/** The id that follows a name while it is typed, until it is given by hand. */
export const followingId = (id: string, before: string, name: string): string =>
  id === '' || id === slugOf(before) ? slugOf(name) : id;
