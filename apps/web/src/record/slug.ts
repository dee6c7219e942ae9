const LONGEST = 64;

/** An id made from a name: `Goldman Sachs & Co.` as `goldman-sachs-co`. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '');

/** The id that follows a name while it is typed, until it is given by hand. */
export const followingId = (id: string, before: string, name: string): string =>
  id === '' || id === slugOf(before) ? slugOf(name) : id;
