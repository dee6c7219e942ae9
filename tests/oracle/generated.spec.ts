import { answersOf, contextOf, type Answers, type TermAnswer } from './answers';
import { textOf } from './calendar';
import { differences } from './compare';
import type { History } from './events';
import { expectedFeatures, featuresOf, featuresThatMeet } from './features';
import { historyOf, questionsOf } from './history';
import { Random } from './random';
import { resolved } from './resolve';

const firstSeed = Number(process.env['ORACLE_SEED'] ?? 1_001);
const histories = Number(process.env['ORACLE_HISTORIES'] ?? 6);
const seeds = Array.from({ length: histories }, (_, index) => firstSeed + index);

jest.setTimeout(3_600_000);
beforeAll(() => void process.stdout.write(`generated: ORACLE_SEED=${firstSeed} ORACLE_HISTORIES=${histories}\n`));

function each(check: (history: History, question: ReturnType<typeof questionsOf>[number], seed: number) => void): void {
  for (const seed of seeds) {
    const history = historyOf(seed);
    const last = questionsOf(history).filter(({ version }) => version === history.length);
    check(history, new Random(seed).of(last), seed);
  }
}

const LIMIT = 30_000;
/** Histories in which features are counted. */
const COUNTED = 900;

describe('generated histories', () => {
  it('a_wider_reach_around_the_relevant_days_changes_no_answer', () => {
    each((history, question, seed) => {
      const days = contextOf(history, question).days.map(textOf);
      const near = answersOf(history, { ...question, days }, { limit: LIMIT });
      const wide = answersOf(history, { ...question, days }, { limit: LIMIT * 10, reach: 2 });
      expect({ seed, terms: wide.terms }).toEqual({ seed, terms: near.terms });
    });
  });

  it('the_same_seed_gives_the_same_history', () => {
    for (const seed of seeds) expect(historyOf(seed)).toEqual(historyOf(seed));
  });

  it('resolving_the_general_scope_gives_the_answer_about_it', () => {
    each((history, question, seed) => {
      const at = '2024-03-05';
      const answer = answersOf(history, { ...question, days: [at] }).terms['supply/all']?.[at];
      const resolvedValues = resolved(history, { ...question, at }, { kind: 'supply', scope: 'all' }, { limit: LIMIT });
      const plain = (answer?.values ?? []).map(({ value, certainty, between, mayBind }) => ({
        value,
        certainty,
        between,
        mayBind,
        resolvedFrom: 'all',
      }));
      expect({ seed, values: resolvedValues }).toEqual({ seed, values: plain });
    });
  });

  it('every_feature_occurs_often_and_together_with_the_others', () => {
    const all = Array.from({ length: COUNTED }, (_, index) => featuresOf(historyOf(firstSeed + index, 50)));
    const counts = (name: string): number => all.filter((features) => features.has(name)).length;
    const rare = expectedFeatures.filter((name) => counts(name) < COUNTED / 100);
    const apart = featuresThatMeet.flatMap((one, index) =>
      featuresThatMeet
        .slice(index + 1)
        .filter((other) => !all.some((features) => features.has(one) && features.has(other)))
        .map((other) => `${one} and ${other}`),
    );
    expect({ rare: rare.map((name) => `${name}: ${counts(name)}`), apart }).toEqual({ rare: [], apart: [] });
  });
});

describe('the comparison', () => {
  const oracle: TermAnswer = {
    inForce: 'definitely',
    suspended: 'not',
    values: [{ value: 'x', certainty: 'definitely', between: ['a', 'b'], mayBind: [], lastReaffirmed: null }],
    contested: [],
    notCounted: [],
  };
  const [value] = oracle.values;
  const possibly = { ...oracle, values: oracle.values.map((one) => ({ ...one, certainty: 'possibly' as const })) };

  it('finds_no_difference_between_an_answer_and_itself', () => {
    each((history, question) => {
      const answers: Answers = answersOf(history, question);
      for (const byDay of Object.values(answers.terms)) {
        for (const answer of Object.values(byDay)) expect(differences(answer, answer, false)).toEqual([]);
      }
    });
  });

  it('accepts_possibly_for_definitely_only_from_a_cautious_answer_where_caution_is_allowed', () => {
    expect(differences(oracle, possibly, true)).toHaveLength(1);
    expect(differences(oracle, { ...possibly, cautious: true }, true)).toEqual([]);
    expect(differences(oracle, { ...possibly, cautious: true }, false)).toHaveLength(1);
    expect(differences(possibly, { ...oracle, cautious: true }, true)).toHaveLength(1);
  });

  it('accepts_no_missing_value_and_no_unbound_party', () => {
    expect(differences(oracle, { inForce: 'possibly', values: [], cautious: true }, true)).toHaveLength(1);
    const fewer = value ? [{ ...value, between: ['a'], mayBind: ['b'] }] : [];
    expect(differences(oracle, { ...oracle, values: fewer }, true)).toHaveLength(1);
    expect(differences(oracle, { ...oracle, values: fewer, cautious: true }, true)).toEqual([]);
    const gone = value ? [{ ...value, between: ['a'] }] : [];
    expect(differences(oracle, { ...oracle, values: gone, cautious: true }, true)).toHaveLength(1);
  });
});
