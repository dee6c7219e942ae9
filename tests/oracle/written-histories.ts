import type { Question } from './answers';
import type { History } from './events';
import {
  agreementEnded,
  between,
  end,
  ended,
  march,
  met,
  override,
  parties,
  published,
  record,
  ruledOut,
  said,
  set,
  started,
  succeeded,
} from './given';

export interface Asked {
  history: History;
  question: Question;
}

const start = started('a', 'b', 'c');
const asked = (clock: number, ...contents: Parameters<typeof record>): Asked => {
  const history = record(start, ...contents);
  return { history, question: { version: history.length, clock: march(clock) } };
};
const notice = (on: string) => said(on, { effect: 'notice', kind: 'supply', scope: 'all' });
const renewing = said(march(2), set('x', { until: march(8), renewal: { period: 'P1M', notice: 'P3D' } }));

/** Small histories that together show every planted fault, whichever of them generated histories show. */
export const writtenHistories: readonly Asked[] = [
  // 7.1, 7.2
  asked(1, said(march(1), set('x', { from: between(3, 6), until: between(3, 5) }))),
  asked(1, said(march(3), set('x', { until: { unknown: true } }))),
  asked(
    1,
    said(march(1), set('x')),
    said(march(1), override('o', { until: { unknown: true } })),
    said(
      march(2),
      set('y', { scope: 'api', until: { unknown: true }, untilCondition: { any: [{ day: march(6) }, 'q'] } }),
    ),
  ),
  asked(1, said(march(1), set('x', { from: march(4), until: between(2, 4) }))),
  // 7.3, 7.4
  asked(3, met('closing', march(3)), said(march(1), set('x')), said(march(5), set('y', { untilCondition: 'closing' }))),
  asked(8, met('closing', march(6)), met('closing', march(4)), said(march(1), set('x', { fromCondition: 'closing' }))),
  // 7.5, 7.6
  asked(8, said(march(1), set('x', { fromCondition: 'q' })), met('q', march(4)), ruledOut('q', march(5))),
  asked(3, said(march(1), set('x', { fromCondition: 'q' })), ruledOut('q', march(5))),
  // 7.7, 7.8
  asked(
    4,
    said(march(1), set('x', { untilCondition: 'q' })),
    said(march(1), set('y', { scope: 'api', fromCondition: 'q' })),
  ),
  // 7.9
  asked(7, renewing, notice(march(1))),
  asked(9, renewing, notice(march(4)), notice(march(7))),
  asked(5, renewing),
  // 7.10
  asked(1, said(march(1), override('x', { until: march(8) })), said(march(3), override('y', { until: march(5) }))),
  asked(1, said(march(1), set('x')), said(march(3), override(null, { until: march(5) }))),
  // 7.11
  asked(6, said(march(1), set('x')), said(march(3), set('y', { until: march(4) }))),
  // 7.12
  asked(1, said(march(3), set('x')), said(march(3), set('y'))),
  asked(1, said(between(3, 4), set('x')), said(march(4), set('y'))),
  // 7.13
  asked(1, said(march(1), set('x')), said(march(2), override('y', { until: march(8) })), said(march(4), end())),
  asked(
    1,
    said(march(1), set('x')),
    said(march(2), override('y', { until: march(8) })),
    said(march(4), end({ of: 'override' })),
  ),
  // 7.14
  asked(1, said(march(1), set('x')), published(march(2), { id: 'deal' }, end()), agreementEnded(march(5), 'deal')),
  asked(
    1,
    published(march(1), { id: 'deal' }),
    published(march(1), { id: 'annex', form: 'amendment', amends: ['deal'] }),
    published(march(1), { id: 'rider', form: 'extension', amends: ['annex'] }, set('x')),
    published(march(1), { id: 'anew', form: 'restatement', amends: ['deal'] }, set('x', { scope: 'api' })),
    agreementEnded(march(5), 'deal'),
  ),
  // 7.16
  asked(
    1,
    said(march(1), set('x')),
    published(march(2), { id: 'deal' }, end({ from: march(5) })),
    agreementEnded(march(4), 'deal'),
  ),
  asked(1, said(march(1), set('x', { survives: true })), ended(march(3)), said(march(5), end())),
  // 7.15, 7.16
  asked(1, said(march(1), set('x')), ended(march(4), set('y', { scope: 'api', from: march(6) }))),
  // 7.17, 7.18
  asked(1, said(march(1), set('x')), parties(march(3), { succeeded: [succeeded('z', 'e')] })),
  asked(1, said(march(1), set('x')), parties(between(3, 4), { joined: [{ id: 'd', name: 'D' }] })),
  asked(1, said(march(1), set('x')), parties(march(3), { joined: [{ id: 'd', name: 'D' }], left: ['d'] })),
  asked(
    1,
    said(march(1), set('x', { between: ['a', 'b'] })),
    parties(march(2), { succeeded: [succeeded('b', 'd'), succeeded('d', 'e')] }),
    parties(march(5), { joined: [{ id: 'b', name: 'B' }] }),
  ),
  asked(
    1,
    said(march(1), set('x', { between: ['a', 'b'] })),
    parties(march(2), { succeeded: [succeeded('b', 'd'), succeeded('b', 'e')] }),
  ),
  // 7.19, 7.20
  asked(
    1,
    said(march(1), set('x', { between: ['a', 'c'] }), set('y', { scope: 'api' })),
    parties(march(3), { left: ['b', 'c'] }),
  ),
  asked(
    1,
    said(march(1), set('x', { between: ['a', 'b'] }), set('y', { scope: 'api', between: ['b'] })),
    parties(march(3), { succeeded: [succeeded('b', 'a')] }),
  ),
  // 7.24
  asked(8, met('q', between(4, 6)), said(march(1), set('x', { fromCondition: 'q' }))),
  asked(8, met('q', march(3)), said(march(1), set('x', { fromCondition: 'q', from: march(6) }))),
];
