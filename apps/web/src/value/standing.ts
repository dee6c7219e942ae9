/** The tag of an event by its standing; null if the event counts. */
export const STANDINGS = {
  definitive: null,
  'non-binding': 'announced, not binding',
  reported: 'reported only',
} as const;

/** The standing of an event that does not count, within a sentence. */
export const UNCOUNTED = { 'non-binding': 'not binding', reported: 'only reported' } as const;
