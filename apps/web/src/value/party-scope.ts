/** The kind of the lanes of parties, which are named like terms. Kinds of terms are slugs, so none has this name. */
export const PARTIES = '@parties';

export const scopeOfParty = (id: string): string => `@${id}`;
export const isOfParty = (term: string): boolean => term.startsWith(`${PARTIES}/`);
