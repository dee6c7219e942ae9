import fc from 'fast-check';
import { standingAct, type Act } from './standing-act';

const seed = Number(process.env['ACTS_SEED'] ?? 16);
beforeAll(() => process.stdout.write(`standing acts: ACTS_SEED=${seed}\n`));

const ROOT = 10;
const corrected = (version: number, target: number): Act => ({ version, target, type: 'EventCorrected' });
const retracted = (version: number, target: number): Act => ({ version, target, type: 'EventRetracted' });
const standing = (...acts: readonly Act[]): number | null => standingAct(ROOT, acts)?.version ?? null;

describe('the act that stands for a root event', () => {
  it.each<[string, readonly Act[], number | null]>([
    ['without_acts_the_root_stands', [], null],
    ['a_correction_stands', [corrected(11, ROOT)], 11],
    ['a_retraction_stands', [retracted(11, ROOT)], 11],
    ['the_last_correction_wins', [corrected(11, ROOT), corrected(12, ROOT)], 12],
    ['a_correction_of_a_correction_corrects_the_root', [corrected(11, ROOT), corrected(12, 11)], 12],
    ['correcting_a_retracted_event_reinstates_it', [retracted(11, ROOT), corrected(12, ROOT)], 12],
    ['correcting_a_retraction_reinstates_the_root', [retracted(11, ROOT), corrected(12, 11)], 12],
    ['retracting_a_corrected_event_retracts_it', [corrected(11, ROOT), retracted(12, ROOT)], 12],
    ['retracting_the_correction_restores_the_root', [corrected(11, ROOT), retracted(12, 11)], null],
    ['retracting_the_retraction_restores_the_root', [retracted(11, ROOT), retracted(12, 11)], null],
    [
      'retracting_the_last_correction_restores_the_one_before',
      [corrected(11, ROOT), corrected(12, ROOT), retracted(13, 12)],
      11,
    ],
    ['withdrawing_an_older_act_changes_nothing', [corrected(11, ROOT), corrected(12, ROOT), retracted(13, 11)], 12],
    [
      'withdrawing_a_withdrawal_restores_the_correction',
      [corrected(11, ROOT), retracted(12, 11), retracted(13, 12)],
      11,
    ],
    [
      'an_act_that_is_withdrawn_twice_and_restored_once_stays_withdrawn',
      [corrected(11, ROOT), retracted(12, 11), retracted(13, 11), retracted(14, 13)],
      null,
    ],
    [
      'withdrawing_the_last_of_two_retractions_leaves_the_first',
      [retracted(11, ROOT), retracted(12, ROOT), retracted(13, 12)],
      11,
    ],
    [
      'correcting_a_withdrawn_correction_is_a_separate_act',
      [corrected(11, ROOT), retracted(12, 11), corrected(13, 11)],
      13,
    ],
  ])('%s', (_, acts, version) => {
    expect(standing(...acts)).toBe(version);
  });

  it('does_not_depend_on_the_order_of_the_given_acts', () => {
    const acts = [corrected(11, ROOT), retracted(12, 11), retracted(13, 12)];
    expect(standing(...acts.toReversed())).toBe(11);
  });

  it('equals_the_result_of_a_literal_undo_and_redo', () => {
    fc.assert(
      fc.property(histories, (acts) => {
        expect(standing(...acts)).toBe(byTheLetter(acts));
      }),
      { seed, numRuns: 3_000 },
    );
  });
});

/** Up to nine acts, each on the root or on an earlier act. */
const histories = fc.array(fc.tuple(fc.boolean(), fc.nat()), { maxLength: 9 }).map((drawn) =>
  drawn.map(([corrects, nth], index): Act => {
    const target = ROOT + (nth % (index + 1));
    return corrects ? corrected(ROOT + 1 + index, target) : retracted(ROOT + 1 + index, target);
  }),
);

/** Applies the sentences of DESIGN section 6 to the whole list of acts: each retraction of an act undoes it, and undoing that redoes it. */
function byTheLetter(acts: readonly Act[]): number | null {
  const undone = new Map<number, number>();
  const undo = (act: Act, by: 1 | -1): void => {
    const before = undone.get(act.version) ?? 0;
    undone.set(act.version, before + by);
    const flips = before === 0 || before + by === 0;
    const of = act.type === 'EventRetracted' ? acts.find(({ version }) => version === act.target) : undefined;
    if (flips && of) undo(of, by === 1 ? -1 : 1);
  };
  for (const act of acts) {
    const of = act.type === 'EventRetracted' ? acts.find(({ version }) => version === act.target) : undefined;
    if (of) undo(of, 1);
  }
  const last = acts.findLast(
    ({ version, type, target }) => (undone.get(version) ?? 0) === 0 && (type === 'EventCorrected' || target === ROOT),
  );
  return last?.version ?? null;
}
