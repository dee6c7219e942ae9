import { slugOf } from '#client';

/** Returns the id derived from a name while it is typed, unless the user has edited the id. */
export const followingId = (id: string, before: string, name: string): string =>
  id === '' || id === slugOf(before) ? slugOf(name) : id;
