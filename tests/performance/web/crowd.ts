const TERMS = 60;
const KINDS = ['api-hosting', 'ip-licence', 'product-hosting', 'distribution', 'compute-supply', 'exclusivity'];
const FIRST = Date.UTC(2005, 0, 1);
const LAST = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;

const sources = [{ publisher: 'The Gazette', url: 'https://example.org/gazette', published: '2020' }];

/** Lines to import: a partnership of the given number of events on 60 terms, some dated by month only, some reaffirming, some dissenting. */
export function crowd(id: string, events: number): string[] {
  const start = {
    type: 'PartnershipStarted',
    occurred: '2005-01-01',
    title: 'It begins',
    sources,
    data: { name: 'A crowded partnership', parties: ['a', 'b'].map((party) => ({ id: party, name: party })) },
  };
  const amendments = Array.from({ length: events - 1 }, (_, n) => amendment(n, (n + 1) / events));
  return [start, ...amendments].map((event, n) => {
    const at = FIRST + ((LAST - FIRST) * n) / events;
    const recordedAt = new Date(at + DAY_MS).toISOString();
    return JSON.stringify({ partnershipId: id, idempotencyKey: `crowd-${id}-${n}`, recordedAt, events: [event] });
  });
}

/** Lines to import: the given number of partnerships of two parties and a term each. */
export const partnerships = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => {
    const parties = ['maker', 'seller'].map((role) => ({ id: `${role}-${n}`, name: `${role} ${n}` }));
    const start = {
      type: 'PartnershipStarted',
      occurred: '2015-01-01',
      title: `Maker ${n} and seller ${n} work together`,
      sources,
      data: { name: `Maker ${n} and seller ${n}`, parties },
      effects: [{ effect: 'set', kind: 'exclusivity', value: { bound: `seller-${n}`, exclusivity: 'exclusive' } }],
    };
    const recordedAt = new Date(FIRST + n * 60_000).toISOString();
    return JSON.stringify({ partnershipId: `many-${n}`, idempotencyKey: `many-${n}`, recordedAt, events: [start] });
  });

function amendment(n: number, share: number): object {
  const day = new Date(FIRST + (LAST - FIRST) * share).toISOString().slice(0, 10);
  const term = { kind: KINDS[n % KINDS.length], scope: `part-${n % TERMS}` };
  const value = { summary: `What part ${n % TERMS} says since amendment ${n}.` };
  return {
    type: 'AgreementPublished',
    occurred: n % 7 === 0 ? day.slice(0, 7) : day,
    title: `Amendment ${n}`,
    assertedBy: ['a', 'b'],
    sources,
    data: { agreement: { id: `amendment-${n}`, title: `Amendment ${n}`, form: 'amendment' } },
    effects: [effectOf(n, term, value)],
  };
}

function effectOf(n: number, term: object, value: object): object {
  if (n % 23 === 22) return { effect: 'contest', ...term, value };
  if (n % 17 === 16) return { effect: 'reaffirm', ...term };
  return { effect: 'set', ...term, value };
}
