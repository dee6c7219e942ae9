import { createHash } from 'node:crypto';
import { FIRST_HISTORY_HASH, historyHash, type HashedDecision } from './history-hash';

const decision: HashedDecision = {
  partnershipId: 'a-b',
  idempotencyKey: 'first',
  fingerprint: '0'.repeat(64),
  actor: 'anonymous',
  recordedAt: '2026-01-01T00:00:00.000Z',
  imported: false,
  appendedAt: null,
  events: [{ type: 'TermsReaffirmed', id: '1' }],
};
const canonical =
  '{"actor":"anonymous","appendedAt":null,"events":[{"id":"1","type":"TermsReaffirmed"}],' +
  `"fingerprint":"${'0'.repeat(64)}","idempotencyKey":"first","imported":false,"partnershipId":"a-b","recordedAt":"2026-01-01T00:00:00.000Z"}`;

describe('a history hash', () => {
  it('is_the_sha256_of_the_previous_hash_and_the_canonical_form_of_the_decision', () => {
    const first = createHash('sha256').update(Buffer.alloc(32)).update(canonical).digest();
    expect(historyHash(FIRST_HISTORY_HASH, decision)).toEqual(first);
    expect(historyHash(first, decision)).toEqual(createHash('sha256').update(first).update(canonical).digest());
  });

  it.each(Object.keys(decision) as (keyof HashedDecision)[])('covers_%s', (member) => {
    const changed = { ...decision, [member]: member === 'imported' ? true : member === 'events' ? [] : 'other' };
    expect(historyHash(FIRST_HISTORY_HASH, changed)).not.toEqual(historyHash(FIRST_HISTORY_HASH, decision));
  });
});
