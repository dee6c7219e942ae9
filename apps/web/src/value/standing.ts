/** What an event is where it does not count, as a tag. */
export const STANDINGS = {
  definitive: null,
  'non-binding': 'announced, not binding',
  reported: 'reported only',
} as const;

/** The same within a sentence. */
export const UNCOUNTED = { 'non-binding': 'not binding', reported: 'only reported' } as const;
