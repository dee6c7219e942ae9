const LONGEST = 64;

/** Makes an id from a name: "Novo Nordisk A/S" becomes `novo-nordisk-a-s`. Empty for a name without a letter or digit of the Latin script. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '');
