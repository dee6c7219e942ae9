interface Named {
  readonly partnershipId: string;
  readonly name: string | null;
  readonly parties: readonly { readonly id: string; readonly name: string }[];
}

/** Returns the partnerships whose names contain all words of a search. */
export function matching<T extends Named>(partnerships: readonly T[], search: string): T[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  return partnerships.filter(({ partnershipId, name, parties }) => {
    const named = parties.flatMap((party) => [party.id, party.name]);
    const text = fold([partnershipId, name ?? '', ...named].join(' '));
    return words.every((word) => text.includes(word));
  });
}

const fold = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
