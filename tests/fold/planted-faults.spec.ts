import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { questionsOf } from '../oracle/history';
import { Comparison } from './comparison';
import type { OracleAnswers } from './oracle-answers';
import { patched, patchedFold, type Patch } from './patched-fold';
import { plantedFaults } from './planted-faults';

/** By the name of a fault, a history that shows it. `npm run test:planted` looks for others and writes them. */
const SEEDS_FILE = join(__dirname, 'planted-faults.seeds.json');
const keptSeeds = JSON.parse(readFileSync(SEEDS_FILE, 'utf8')) as Readonly<Record<string, number>>;

/** In so many histories at most each fault is looked for; 0: only in the one that is kept. */
const HISTORIES = Number(process.env['PLANTED_HISTORIES'] ?? 0);
/** In so many of them it is counted which histories show it. */
const COUNTED = 100;
const firstSeed = Number(process.env['ORACLE_SEED'] ?? 1);

jest.setTimeout(24 * 3_600_000);

const comparison = new Comparison();

const tell = (text: string): void => void process.stdout.write(`planted: ${text}\n`);

/** Whether the comparison of a history with the oracle shows that the fold is wrong; an error shows it too. */
function isShown(right: OracleAnswers, fold: ReturnType<typeof patchedFold>): boolean {
  return questionsOf(right.history).some((question) => {
    try {
      return (new fold.BothAnswers(right, question).aboutTerms() ?? []).length > 0;
    } catch {
      return true;
    }
  });
}

/** By the name of a fault the histories that show it. */
const showing = new Map<string, number[]>();
const shown = (name: string): readonly number[] => showing.get(name) ?? [];

function show(seed: number, right: OracleAnswers, faults: ReadonlyMap<string, ReturnType<typeof patchedFold>>): void {
  for (const [name, fold] of faults) if (isShown(right, fold)) showing.set(name, [...shown(name), seed]);
}

const folds = new Map(plantedFaults.map((fault) => [fault.name, patchedFold(fault)]));

function lookFor(): void {
  for (let index = 0; index < HISTORIES; index += 1) {
    const wanted = [...folds].filter(([name]) => index < COUNTED || shown(name).length === 0);
    if (wanted.length === 0) return;
    show(firstSeed + index, comparison.begin(firstSeed + index), new Map(wanted));
    if (index % COUNTED === COUNTED - 1) tell(`${index + 1} histories, ${showing.size} of ${folds.size} faults shown`);
  }
}

function lookAtKept(): void {
  for (const [seed, faults] of Map.groupBy([...folds], ([name]) => keptSeeds[name] ?? firstSeed))
    show(seed, comparison.begin(seed), new Map([...faults, ['nothing', unpatched]]));
}

const nothing: Patch = { file: 'index.ts', search: "from './dates'", replace: "from './dates'" };
const unpatched = patchedFold(nothing);

describe('a fault that is planted into the fold', () => {
  beforeAll(() => {
    if (HISTORIES === 0) return lookAtKept();
    tell(`ORACLE_SEED=${firstSeed} PLANTED_HISTORIES=${HISTORIES}`);
    lookFor();
    const found = plantedFaults.flatMap(({ name }) =>
      shown(name)
        .slice(0, 1)
        .map((seed) => [name, seed] as const),
    );
    writeFileSync(SEEDS_FILE, `${JSON.stringify(Object.fromEntries(found), null, 2)}\n`);
    for (const { sentence, name } of plantedFaults) {
      const counted = shown(name).filter((seed) => seed < firstSeed + COUNTED).length;
      tell(
        `${sentence} ${name}: first shown by seed ${shown(name)[0] ?? 'none'}, by ${counted} of the first ${COUNTED}`,
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

  it('has_a_name_of_its_own', () => {
    expect(new Set(plantedFaults.map(({ name }) => name)).size).toBe(plantedFaults.length);
  });

  it('is_what_the_histories_show_and_nothing_else', () => {
    expect(shown('nothing')).toEqual([]);
  });

  it('cannot_be_planted_where_the_text_that_it_replaces_is_gone_or_stands_there_twice', () => {
    const patch: Patch = { file: 'a.ts', search: 'is', replace: 'was' };
    expect(patched('it is', patch)).toBe('it was');
    expect(() => patched('it was', patch)).toThrow('a.ts has 0 times: is');
    expect(() => patched('is it? it is', patch)).toThrow('a.ts has 2 times: is');
  });
});
