/** Text as it is compared and searched: without regard to case and accents, whatever the locale of the database. */
export const foldedText = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
