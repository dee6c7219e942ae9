const sources = [{ publisher: 'The Gazette', url: 'https://example.org/gazette' }];

/** The first event of a partnership of `a` and `b`. */
export const started = (more: object = {}) => ({
  type: 'PartnershipStarted',
  occurred: '2019-07-22',
  title: 'It begins',
  sources,
  data: {
    name: 'A and B',
    parties: [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ],
  },
  ...more,
});

/** An amendment that sets one of seven terms. */
export const amended = (n: number, more: object = {}) => ({
  type: 'AgreementPublished',
  occurred: `2020-01-${String((n % 28) + 1).padStart(2, '0')}`,
  title: `Amendment ${n}`,
  sources,
  data: { agreement: { id: `amendment-${n}`, title: `Amendment ${n}`, form: 'amendment' } },
  effects: [
    { effect: 'set', kind: 'api-hosting', scope: `part-${n % 7}`, value: { provider: 'a', summary: `as of ${n}` } },
  ],
  ...more,
});

export const retracted = (target: string) => ({
  type: 'EventRetracted',
  data: { target, reason: 'It should not have been recorded.' },
});

export const corrected = (target: string, replacement: object) => ({
  type: 'EventCorrected',
  data: { target, replacement, reason: 'It was recorded wrongly.' },
});
