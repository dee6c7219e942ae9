import { randomUUID } from 'node:crypto';

/** Valid events as a client may send them, for specs in which their content does not matter. */
const SOURCE = { publisher: 'a-newspaper', url: 'https://example.org/article' };

export const started = (more: object = {}): object => ({
  type: 'PartnershipStarted',
  occurred: '2026-01-01',
  title: 'it begins',
  sources: [SOURCE],
  data: {
    name: 'Alpha and Beta',
    parties: [
      { id: 'alpha', name: 'Alpha' },
      { id: 'beta', name: 'Beta' },
    ],
  },
  ...more,
});

export const agreed = (effects: readonly object[] = [], more: object = {}): object => ({
  type: 'AgreementPublished',
  occurred: '2026-01-02',
  title: 'an agreement',
  sources: [SOURCE],
  data: { agreement: { id: 'an-agreement', title: 'An agreement', form: 'agreement' } },
  effects,
  ...more,
});

export const set = (summary: string, more: object = {}): object => ({
  effect: 'set',
  kind: 'api-hosting',
  value: { summary },
  ...more,
});

/** An event with an id of its own, for specs in which type, day, data and effects matter. */
export const event = (type: string, occurred: string, data: object, more: object = {}) => ({
  id: randomUUID(),
  type,
  occurred,
  title: 'a test',
  assertedBy: ['acme'],
  sources: [{ publisher: 'a test' }],
  data,
  effects: [],
  ...more,
});
