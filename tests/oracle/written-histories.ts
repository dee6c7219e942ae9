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
  stated,
  set,
  started,
  succeeded,
} from './given';

export interface HistoryWithQuestion {
  history: History;
  question: Question;
}

const start = started('a', 'b', 'c');
const questionAbout = (clock: number, ...contents: Parameters<typeof record>): HistoryWithQuestion => {
  const history = record(start, ...contents);
  return { history, question: { version: history.length, clock: march(clock) } };
};
const notice = (on: string) => stated(on, { effect: 'notice', kind: 'supply', scope: 'all' });
const renewing = stated(march(2), set('x', { until: march(8), renewal: { period: 'P1M', notice: 'P3D' } }));

/** Small histories that together show every planted fault, whichever of them generated histories show. */
export const writtenHistories: readonly HistoryWithQuestion[] = [
  // 7.1, 7.2
  questionAbout(1, stated(march(1), set('x', { from: between(3, 6), until: between(3, 5) }))),
  questionAbout(1, stated(march(3), set('x', { until: { unknown: true } }))),
  questionAbout(
    1,
    stated(march(1), set('x')),
    stated(march(1), override('o', { until: { unknown: true } })),
    stated(
      march(2),
      set('y', { scope: 'api', until: { unknown: true }, untilCondition: { any: [{ day: march(6) }, 'q'] } }),
    ),
  ),
  questionAbout(1, stated(march(1), set('x', { from: march(4), until: between(2, 4) }))),
  // 7.3, 7.4
  questionAbout(
    3,
    met('closing', march(3)),
    stated(march(1), set('x')),
    stated(march(5), set('y', { untilCondition: 'closing' })),
  ),
  questionAbout(
    8,
    met('closing', march(6)),
    met('closing', march(4)),
    stated(march(1), set('x', { fromCondition: 'closing' })),
  ),
  // 7.5, 7.6
  questionAbout(8, stated(march(1), set('x', { fromCondition: 'q' })), met('q', march(4)), ruledOut('q', march(5))),
  questionAbout(3, stated(march(1), set('x', { fromCondition: 'q' })), ruledOut('q', march(5))),
  // 7.7, 7.8
  questionAbout(
    4,
    stated(march(1), set('x', { untilCondition: 'q' })),
    stated(march(1), set('y', { scope: 'api', fromCondition: 'q' })),
  ),
  // 7.9
  questionAbout(7, renewing, notice(march(1))),
  questionAbout(9, renewing, notice(march(4)), notice(march(7))),
  questionAbout(5, renewing),
  // 7.10
  questionAbout(
    1,
    stated(march(1), override('x', { until: march(8) })),
    stated(march(3), override('y', { until: march(5) })),
  ),
  questionAbout(1, stated(march(1), set('x')), stated(march(3), override(null, { until: march(5) }))),
  // 7.11
  questionAbout(6, stated(march(1), set('x')), stated(march(3), set('y', { until: march(4) }))),
  // 7.12
  questionAbout(1, stated(march(3), set('x')), stated(march(3), set('y'))),
  questionAbout(1, stated(between(3, 4), set('x')), stated(march(4), set('y'))),
  // 7.13
  questionAbout(
    1,
    stated(march(1), set('x')),
    stated(march(2), override('y', { until: march(8) })),
    stated(march(4), end()),
  ),
  questionAbout(
    1,
    stated(march(1), set('x')),
    stated(march(2), override('y', { until: march(8) })),
    stated(march(4), end({ of: 'override' })),
  ),
  // 7.14
  questionAbout(
    1,
    stated(march(1), set('x')),
    published(march(2), { id: 'deal' }, end()),
    agreementEnded(march(5), 'deal'),
  ),
  questionAbout(
    1,
    published(march(1), { id: 'deal' }),
    published(march(1), { id: 'annex', form: 'amendment', amends: ['deal'] }),
    published(march(1), { id: 'rider', form: 'extension', amends: ['annex'] }, set('x')),
    published(march(1), { id: 'anew', form: 'restatement', amends: ['deal'] }, set('x', { scope: 'api' })),
    agreementEnded(march(5), 'deal'),
  ),
  // 7.16
  questionAbout(
    1,
    stated(march(1), set('x')),
    published(march(2), { id: 'deal' }, end({ from: march(5) })),
    agreementEnded(march(4), 'deal'),
  ),
  questionAbout(1, stated(march(1), set('x', { survives: true })), ended(march(3)), stated(march(5), end())),
  // 7.15, 7.16
  questionAbout(1, stated(march(1), set('x')), ended(march(4), set('y', { scope: 'api', from: march(6) }))),
  // 7.17, 7.18
  questionAbout(1, stated(march(1), set('x')), parties(march(3), { succeeded: [succeeded('z', 'e')] })),
  questionAbout(1, stated(march(1), set('x')), parties(between(3, 4), { joined: [{ id: 'd', name: 'D' }] })),
  questionAbout(1, stated(march(1), set('x')), parties(march(3), { joined: [{ id: 'd', name: 'D' }], left: ['d'] })),
  questionAbout(
    1,
    stated(march(1), set('x', { between: ['a', 'b'] })),
    parties(march(2), { succeeded: [succeeded('b', 'd'), succeeded('d', 'e')] }),
    parties(march(5), { joined: [{ id: 'b', name: 'B' }] }),
  ),
  questionAbout(
    1,
    stated(march(1), set('x', { between: ['a', 'b'] })),
    parties(march(2), { succeeded: [succeeded('b', 'd'), succeeded('b', 'e')] }),
  ),
  // 7.19, 7.20
  questionAbout(
    1,
    stated(march(1), set('x', { between: ['a', 'c'] }), set('y', { scope: 'api' })),
    parties(march(3), { left: ['b', 'c'] }),
  ),
  questionAbout(
    1,
    stated(march(1), set('x', { between: ['a', 'b'] }), set('y', { scope: 'api', between: ['b'] })),
    parties(march(3), { succeeded: [succeeded('b', 'a')] }),
  ),
  // 7.24
  questionAbout(8, met('q', between(4, 6)), stated(march(1), set('x', { fromCondition: 'q' }))),
  questionAbout(8, met('q', march(3)), stated(march(1), set('x', { fromCondition: 'q', from: march(6) }))),
];
