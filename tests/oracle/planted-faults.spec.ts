import { answersOf, type Question } from './answers';
import { canonical } from './canonical';
import { TooManyWorlds } from './context';
import type { History } from './events';
import { historyOf, questionsOf } from './history';
import { plantedFaults, type PlantedFault } from './planted-faults';
import { Random } from './random';
import { truth, type Rules } from './rules';

const firstSeed = Number(process.env['ORACLE_SEED'] ?? 1);
const histories = Number(process.env['ORACLE_HISTORIES'] ?? 400);

/** By the name of a fault, the seed of the first generated history whose answers show it. */
const caughtBy = new Map<string, number>();
let unanswered = 0;
let answered = 0;

describe('generated histories', () => {
  beforeAll(() => {
    for (let seed = firstSeed; seed < firstSeed + histories && caughtBy.size < plantedFaults.length; seed += 1) {
      const history = historyOf(seed);
      for (const question of someOf(history, seed)) hunt(history, question, seed);
    }
    const last = Math.max(...caughtBy.values());
    process.stdout.write(
      `planted faults: ORACLE_SEED=${firstSeed} ORACLE_HISTORIES=${histories}: ${caughtBy.size} of ` +
        `${plantedFaults.length} caught, the last by seed ${last}; ${unanswered} of ${answered + unanswered} ` +
        `questions have too many worlds\n`,
    );
  }, 600_000);

  it.each(plantedFaults.map(({ sentence, name }) => [sentence, name]))('catch_%s_%s', (_, name) => {
    expect(caughtBy.get(name ?? '')).toEqual(expect.any(Number));
  });

  it('plant_a_fault_in_each_numbered_sentence', () => {
    const sentences = new Set(plantedFaults.map(({ sentence }) => sentence));
    expect([...sentences]).toEqual(Array.from({ length: 24 }, (_, index) => `7.${index + 1}`));
  });
});

function someOf(history: History, seed: number): Question[] {
  const random = new Random(seed);
  const last = questionsOf(history).filter(({ version }) => version === history.length);
  return [...last, random.of(questionsOf(history))];
}

function hunt(history: History, question: Question, seed: number): void {
  const right = told(history, question, truth);
  if (right === null) return void (unanswered += 1);
  answered += 1;
  const free = plantedFaults.filter(({ name }) => !caughtBy.has(name));
  for (const fault of free) if (isShown(fault, history, question, right)) caughtBy.set(fault.name, seed);
}

function isShown({ rules }: PlantedFault, history: History, question: Question, right: string): boolean {
  const wrong = told(history, question, rules);
  return wrong !== null && wrong !== right;
}

function told(history: History, question: Question, rules: Rules): string | null {
  try {
    return canonical(answersOf(history, question, { rules, limit: 6_000 }));
  } catch (error) {
    if (error instanceof TooManyWorlds) return null;
    throw error;
  }
}
