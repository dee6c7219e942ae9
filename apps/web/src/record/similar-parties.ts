import { slugOf, type Party } from '#client';

/** Returns the parties that an id may mean: one name contains the words of the other, or is its abbreviation. */
export const similarParties = (id: string, parties: readonly Party[]): Party[] =>
  parties.filter((party) => party.id !== id && [party.id, slugOf(party.name)].some((name) => isSimilar(id, name)));

function isSimilar(id: string, name: string): boolean {
  const [words, others] = [id.split('-'), name.split('-')];
  const hasAll = (some: readonly string[], all: readonly string[]): boolean => some.every((word) => all.includes(word));
  const initials = (of: readonly string[]): string => of.map((word) => word.charAt(0)).join('');
  const isShortFor = (short: string, of: readonly string[]): boolean => of.length > 1 && short === initials(of);
  return (
    hasAll(words, others) ||
    hasAll(others, words) ||
    isShortFor(id, others) ||
    isShortFor(name, words) ||
    id.replaceAll('-', '') === name.replaceAll('-', '')
  );
}
