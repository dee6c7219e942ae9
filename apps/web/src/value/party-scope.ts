/** The lanes of parties are named as if they were terms; no kind of terms has this name, for kinds are lower-case words. */
export const PARTIES = '@parties';

export const scopeOfParty = (id: string): string => `@${id}`;
export const isOfParty = (term: string): boolean => term.startsWith(`${PARTIES}/`);
