import { listedDays, type DifferingDays } from '../../integration/evolution/differing-days';
import { storedDifferences } from '../../integration/evolution/stored-log';
import { reasonOf, reasons, type Reason } from '../../integration/evolution/reasons';
import { code, page, table } from './markdown';

const VERSIONS = [1, 2];

/** The answers about old records that differ from those of edition 1, with the sentence of the design that explains each. */
export const differencesPage = (): string =>
  page('Answers that differ from edition 1', 'tests/integration/evolution', [
    'Edition 1 wrote records of versions 1 and 2. The fold of edition 2 answers for all records, so some answers about old ones are different. Two logs that edition 1 wrote are kept, with the answers that its own code gave. The second log contains the partnerships of the first one. This page lists every answer that differs, by the sentence of the design that makes it differ. A dash means that nothing was in force, or that nothing else was answered.',
    'What was compared: every fifth version of each partnership; the values and their certainty on every day from 22 December 2025 to 21 January 2026, around which the generated histories lie, and on three other days; on four of the days also the parties, claims, segments, reaffirmations, dissent and announcements. `tests/integration/evolution.spec.ts` compares them again and fails if an answer differs that is not listed here.',
    'The numbered sentences are those of section 7. For each day listed under them the independent oracle confirms the reason: it gives the answer of edition 1 if that one sentence is as edition 1 had it. Why one fold answers for all records: [decision 53](../decisions/0053-storage-and-term-changes-of-edition-2.md). How to upgrade: [Run a cluster](../how-to/run-a-cluster.md).',
    ...reasons.flatMap((reason) => [`## ${reason.sentence}`, reason.because, answersThatDiffer(reason)]),
  ]);

const answersThatDiffer = (reason: Reason): string =>
  reason.inEdition1 === undefined
    ? table(
        ['partnership', 'version', 'day', 'about', 'edition 1', 'now'],
        differencesOf(reason).map(({ about, before, now }) => [...about, lines(before), lines(now)]),
      )
    : table(
        ['partnership', 'version', 'term', 'days', 'edition 1', 'now'],
        listedDays()
          .filter(({ sentence }) => sentence === reason.sentence)
          .map(daysInWords),
      );

const lines = (each: readonly string[]): string => each.join('<br>') || '–';

function daysInWords({ partnership, version, term, from, to, before, now }: DifferingDays): string[] {
  const days = from === to ? from : `${from} to ${to}`;
  const values = (answered: string): string => lines(answered === '' ? [] : answered.split('; ').map(valueInWords));
  return [partnership, String(version), term, days, values(before), values(now)];
}

function valueInWords(valueText: string): string {
  const [certainty = '', ...value] = valueText.split(' ');
  return `${certainty} ${code(value.join(' '))}`;
}

interface Difference {
  readonly about: readonly string[];
  readonly before: string[];
  readonly now: string[];
}

/** The differences of a reason, by partnership, version, day and subject. */
function differencesOf(reason: Reason): Difference[] {
  const found = new Map<string, Difference>();
  const all = new Set(VERSIONS.flatMap(storedDifferences));
  for (const line of [...all].filter((each) => reasonOf(each) === reason)) {
    const [sign, partnership = '', version = '', day = '', about = '', ...answer] = line.split(' ');
    const key = [partnership, version.slice(1).padStart(3, '0'), day, about].join(' ');
    const difference = found.get(key) ?? { about: [partnership, version.slice(1), day, about], before: [], now: [] };
    found.set(key, difference);
    difference[sign === '-' ? 'before' : 'now'].push(answerInWords(about, answer.join(' ')));
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, difference]) => difference);
}

/** Shortens ids to their first characters, which suffice to distinguish the events. */
function answerInWords(about: string, answer: string): string {
  const short = answer.replaceAll(/([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f-]{22}/g, '$1');
  if (about === 'announced') return short.replaceAll(',', ', ');
  const [, certainty, value = '', between = '', segment = '', contested = ''] =
    /^(\S+) (.*) between (\S*) (\S+) claims .* contested ?(.*)$/.exec(short) ?? [];
  if (certainty === undefined) throw new Error(`not an answer: ${answer}`);
  if (certainty !== 'not') return `${certainty} ${code(value)} between ${between}, segment ${segment}`;
  return `not in force, segment ${segment}${contested === '' ? '' : `, contested: ${code(contested)}`}`;
}
