import { dayOf } from '../time/day';
import { exceptionsIn } from './exceptions';
import { lane, piece, run, segment } from './testing/lanes';
import { renderException, renderPending, renderSegment } from './render-segment';

const days = run('2026-02-27');
const azure = piece(days, { summary: 'On Azure only.' });
const onAzure = segment(days, [azure]);
const stateless = lane('api-hosting', { scope: 'stateless', segments: [onAzure] });
const names = new Map([
  ['api-hosting/', 'API hosting'],
  ['a', 'Acme'],
]);

describe('a segment', () => {
  it('is_described_in_full_for_screen_readers', () => {
    expect(renderSegment(stateless, onAzure, names)).toBe(
      'API hosting, stateless, from 27 Feb 2026. definitely: On Azure only.',
    );
  });

  it('is_described_as_contested', () => {
    const disputed = { ...stateless, contests: [days as never] };
    expect(renderSegment(disputed, onAzure, names)).toMatch(/ Contested\.$/);
  });

  it('names_deviating_reports_and_their_publishers', () => {
    const report = {
      ...days,
      assertedBy: ['a', 'one news outlet'],
      value: { summary: 'On any cloud.' },
      because: 'reported',
    };
    const other = { ...report, ...run('2020-01-01', '2021-01-01') };
    expect(renderSegment({ ...stateless, reportedOtherwise: [other, report] as never }, onAzure, names)).toBe(
      'API hosting, stateless, from 27 Feb 2026. definitely: On Azure only. ' +
        'Not counted, since it is only reported, by Acme, One news outlet: On any cloud.',
    );
  });

  it('is_described_as_ended_after_the_end_of_its_term', () => {
    expect(renderSegment(lane('api-hosting'), segment(days, [], { ends: [{}] as never }), new Map())).toBe(
      'Api hosting, from 27 Feb 2026. ended',
    );
  });

  it('names_the_value_that_a_suspension_covers', () => {
    const covers = [
      { value: { summary: 'On Azure only.' }, certainty: 'definitely' as const, between: [], mayBind: [] },
    ];
    expect(renderSegment(stateless, segment(days, [], { suspended: 'definitely', covers }), names)).toBe(
      'API hosting, stateless, from 27 Feb 2026. Suspended. In front of: On Azure only.',
    );
  });

  it('names_the_last_day_for_notice', () => {
    const renewals = [{ noticeBy: dayOf('2027-09-30'), until: dayOf('2027-12-31'), renewsTo: dayOf('2028-12-31') }];
    expect(renderSegment(stateless, { ...onAzure, renewals }, names)).toMatch(
      / Give notice by 30 Sept 2027, or it renews on 1 Jan 2028 to 31 Dec 2028\.$/,
    );
  });

  it.each([
    [['2022-01-01'], 'Renewed itself on 1 Jan 2022.'],
    [['2022-01-01', '2023-01-01'], 'Renewed itself on 1 Jan 2022 and 1 Jan 2023.'],
    [
      ['2022-01-01', '2023-01-01', '2024-01-01', '2025-01-01', '2026-01-01'],
      'Renewed itself 5 times, the last time on 1 Jan 2026.',
    ],
  ])('names_its_renewals_%s', (renewed, expected) => {
    expect(renderSegment(stateless, { ...onAzure, renewed: renewed.map(dayOf) }, names).endsWith(` ${expected}`)).toBe(
      true,
    );
  });

  it('names_the_bound_parties_and_later_changes', () => {
    const bound = {
      between: ['a', 'b'],
      mayBind: ['c'],
      boundChanges: [{ from: '2027-01-01', between: ['a'], mayBind: [] }],
    };
    expect(renderSegment(stateless, segment(days, [{ ...azure, bound }]), names)).toMatch(
      / Binds Acme, B, may bind C\. From 1 Jan 2027 it binds Acme\.$/,
    );
  });
});

test('a_pending_claim_is_described_with_its_condition', () => {
  const pending = { ...run('2022-02-01', '2022-11-01'), value: 1, waitsFor: 'eu-approval', by: '2023-12-31' } as never;
  expect(renderPending(stateless, pending, names)).toBe(
    'API hosting, stateless, pending from 1 Feb 2022 to 31 Oct 2022. Waits for “eu approval”, by 31 Dec 2023 at the latest: 1',
  );
});

test('an_exception_is_described_with_its_scope', () => {
  const general = lane('api-hosting', { segments: [segment(days, [piece(days, { summary: 'Anywhere.' })])] });
  const [exception] = exceptionsIn(general, stateless);
  expect(renderException(exception!, names)).toBe('Except stateless: On Azure only.');
});
