import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Question } from '../oracle/answers';
import { questionsOf } from '../oracle/history';
import { Comparison } from './comparison';
import type { OracleAnswers } from './oracle-answers';
import { patched, patchedFold, type Patch } from './patched-fold';
import { plantedFaults } from './planted-faults';

/** The place where a fault shows: the seed of the history and the index of the question whose answer differs. */
type Place = readonly [seed: number, question: number];

/** The place of each fault, by its name. `npm run test:planted` searches for new places and writes them. */
const SEEDS_FILE = join(__dirname, 'planted-faults.seeds.json');
const storedPlaces = JSON.parse(readFileSync(SEEDS_FILE, 'utf8')) as Readonly<Record<string, Place>>;

/** The maximum number of histories in which a fault is searched; 0: only its stored place is checked. */
const HISTORIES = Number(process.env['PLANTED_HISTORIES'] ?? 0);
/** The number of histories in which the histories that show a fault are counted. */
const COUNTED = 100;
const firstSeed = Number(process.env['ORACLE_SEED'] ?? 1);

jest.setTimeout(24 * 3_600_000);

const comparison = new Comparison();

const report = (text: string): void => void process.stdout.write(`planted: ${text}\n`);

/** Whether the comparison of an answer with the oracle exposes the fold; an error exposes it too. */
function isShown(right: OracleAnswers, question: Question, fold: Fold): boolean {
  try {
    return (new fold.BothAnswers(right, question).aboutTerms() ?? []).length > 0;
  } catch {
    return true;
  }
}

/** The places that show a fault, at most one per history, by the name of the fault. */
const showing = new Map<string, Place[]>();
const shown = (name: string): readonly Place[] => showing.get(name) ?? [];
const show = (name: string, place: Place): void => void showing.set(name, [...shown(name), place]);

type Fold = ReturnType<typeof patchedFold>;
const folds = new Map(plantedFaults.map((fault) => [fault.name, patchedFold(fault)]));

function searchHistories(): void {
  for (let index = 0; index < HISTORIES; index += 1) {
    const wanted = [...folds].filter(([name]) => index < COUNTED || shown(name).length === 0);
    if (wanted.length === 0) return;
    const right = comparison.begin(firstSeed + index);
    const questions = questionsOf(right.history);
    for (const [name, fold] of wanted) {
      const question = questions.findIndex((each) => isShown(right, each, fold));
      if (question >= 0) show(name, [firstSeed + index, question]);
    }
    if (index % COUNTED === COUNTED - 1)
      report(`${index + 1} histories, ${showing.size} of ${folds.size} faults shown`);
  }
}

const placeOf = (name: string): Place => storedPlaces[name] ?? [firstSeed, 0];

function checkStoredPlaces(): void {
  for (const [seed, faults] of Map.groupBy(folds, ([name]) => placeOf(name)[0])) {
    const right = comparison.begin(seed);
    const questions = questionsOf(right.history);
    for (const [name, fold] of faults) {
      const place = placeOf(name);
      const question = questions[place[1]]!;
      if (isShown(right, question, fold)) show(name, place);
      if (isShown(right, question, unpatched)) show('nothing', place);
    }
  }
}

const nothing: Patch = { file: 'index.ts', search: "from './dates'", replace: "from './dates'" };
const unpatched = patchedFold(nothing);

describe('a fault that is planted into the fold', () => {
  beforeAll(() => {
    if (HISTORIES === 0) return checkStoredPlaces();
    report(`ORACLE_SEED=${firstSeed} PLANTED_HISTORIES=${HISTORIES}`);
    searchHistories();
    const found = plantedFaults.flatMap(({ name }) =>
      shown(name)
        .slice(0, 1)
        .map((place) => [name, place] as const),
    );
    const lines = found.map(([name, place]) => `  "${name}": [${place.join(', ')}]`);
    writeFileSync(SEEDS_FILE, `{\n${lines.join(',\n')}\n}\n`);
    for (const { sentence, name } of plantedFaults) {
      const counted = shown(name).filter(([seed]) => seed < firstSeed + COUNTED).length;
      report(
        `${sentence} ${name}: first shown by seed ${shown(name)[0]?.[0] ?? 'none'}, by ${counted} of the first ${COUNTED}`,
      );
    }
  });

  it.each(plantedFaults.map(({ sentence, name }) => [sentence, name]))(
    'is_caught_by_the_comparison_with_the_oracle: %s_%s',
    (_, name) => {
      expect([...showing.keys()]).toContain(name);
    },
  );

  it('is_planted_in_each_numbered_sentence', () => {
    const sentences = new Set(plantedFaults.map(({ sentence }) => sentence));
    expect([...sentences]).toEqual(Array.from({ length: 24 }, (_, index) => `7.${index + 1}`));
  });

  it('has_a_unique_name', () => {
    expect(new Set(plantedFaults.map(({ name }) => name)).size).toBe(plantedFaults.length);
  });

  it('is_the_only_reason_for_a_difference_from_the_oracle', () => {
    expect(shown('nothing')).toEqual([]);
  });

  it('cannot_be_planted_unless_the_text_that_it_replaces_occurs_exactly_once', () => {
    const patch: Patch = { file: 'a.ts', search: 'is', replace: 'was' };
    expect(patched('it is', patch)).toBe('it was');
    expect(() => patched('it was', patch)).toThrow('a.ts has 0 times: is');
    expect(() => patched('is it? it is', patch)).toThrow('a.ts has 2 times: is');
  });
});
