import { Problem } from '#http';
import type { QueryBus } from '@nestjs/cqrs';
import { PartnershipsQuery, TermsQuery } from '#query-api';
import { banner } from './banner';

/** A bus over partnerships with one term each, the one that was recorded last first. */
const busOver = (...ids: readonly string[]): QueryBus => {
  const execute = async (query: unknown): Promise<unknown> => {
    if (query instanceof PartnershipsQuery)
      return { items: ids.slice(0, 1).map((partnershipId) => ({ partnershipId })) };
    const { partnershipId } = (query as TermsQuery).parameters;
    if (!ids.includes(partnershipId)) throw new Problem({ status: 404, code: 'partnership-unknown' });
    const term = { kind: 'supply', scope: 'all', certainty: 'definitely', segment: { from: '2020-01-01' } };
    const terms = [{ ...term, value: { summary: 'parts' }, contested: [] }];
    return { parts: [JSON.stringify({ partnershipId, at: '2026-12-01', terms })] };
  };
  return { execute } as unknown as QueryBus;
};
const bannerOver = (...ids: readonly string[]): Promise<string> =>
  banner('http://127.0.0.1:3000', busOver(...ids), { kafka: 'k', postgres: 'p' });

test('the_bundled_timeline_is_shown_where_it_is_recorded', async () => {
  const text = await bannerOver('umbra-nova', 'microsoft-openai');
  expect(text).toContain('Terms of microsoft-openai in force today, 2026-12-01:');
  expect(text.match(/curl -s/g)).toHaveLength(3);
});

test('else_the_partnership_that_was_recorded_last_is_shown', async () => {
  const text = await bannerOver('umbra-nova', 'sol-terra');
  expect(text).toContain('Terms of umbra-nova in force today, 2026-12-01:');
  expect(text).toMatch(/supply\/all +definitely +2020-01-01 +parts/);
  expect(text).not.toContain('microsoft-openai');
  expect(text.match(/curl -s/g)).toHaveLength(3);
});

test('without_any_partnership_nothing_is_recorded_yet', async () => {
  expect(await bannerOver()).toContain('Nothing is recorded yet.');
});
