import { random, within } from '../support/random';

const draw = random(3);
const sources = [{ publisher: 'The Gazette', url: 'https://example.org/gazette/2026/11' }];
const KINDS = ['api-hosting', 'product-hosting', 'exclusivity', 'distribution', 'research-access', 'compute-supply'];
const SCOPES = ['all', 'training'];

/** The first event of a partnership of two. */
export const started = () => ({
  type: 'PartnershipStarted',
  occurred: '2019-07-22',
  title: 'The partnership begins',
  sources,
  data: {
    name: 'A and B',
    parties: [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ],
  },
});

/** An amendment that sets one of twelve terms, about 400 bytes; a tenth of them is back-dated. */
export function amended(n: number) {
  const year = draw() < 0.1 ? within(draw, 2018, 2024) : 2025;
  const day = `${year}-${two(within(draw, 1, 12))}-${two(within(draw, 1, 28))}`;
  return {
    type: 'AgreementPublished',
    occurred: day,
    title: `Amendment ${n}`,
    sources,
    data: { agreement: { id: `amendment-${n}`, title: `Amendment ${n}`, form: 'amendment' } },
    effects: [
      {
        effect: 'set',
        kind: KINDS[within(draw, 0, KINDS.length - 1)]!,
        scope: SCOPES[within(draw, 0, 1)]!,
        value: { summary: `as amended for the ${n}th time` },
      },
    ],
  };
}

const two = (n: number): string => String(n).padStart(2, '0');

export const partnershipName = (n: number): string => `partnership-${String(n).padStart(6, '0')}`;
