import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeDecision } from '#contracts';
import { PartnershipWorlds } from '#domain';
import { factsOfHistory } from '../../fold/facts-of-history';
import { contextOf } from '../../oracle/answers';
import { textOf, type Day } from '../../oracle/calendar';
import { canonical } from '../../oracle/canonical';
import { TooManyWorlds } from '../../oracle/context';
import { exactDay } from '../../oracle/dates';
import type { History, HistoryEvent } from '../../oracle/events';
import { truth, type Rules } from '../../oracle/rules';
import { enumerate } from '../../oracle/worlds';
import { storedLog } from './stored-log';
import { reasons } from './reasons';
import { asOracleEvent } from './oracle-event';

/** The version of records whose log also contains the partnerships of all earlier logs. */
const LAST_OF_EDITION_1 = 2;
const EVERY_VERSIONS = 5;
const LIMIT = 300_000;

/** The days around those that the stored histories name, and three others. */
const DAYS: readonly Day[] = [
  ...Array.from({ length: 31 }, (_, index) => exactDay('2025-12-22') + index),
  ...['2019-12-31', '2025-10-28', '2026-03-01'].map(exactDay),
];

/** Days for which a term has other values, or another certainty, than in the answers of edition 1. */
export interface DifferingDays {
  readonly partnership: string;
  readonly version: number;
  readonly term: string;
  readonly from: string;
  readonly to: string;
  readonly before: string;
  readonly now: string;
  /** The sentence that explains the difference: in its form of edition 1, the oracle gives the answer of edition 1. */
  readonly sentence: string | null;
}

/** The answers of edition 1 about each of the days, by partnership, version and term; empty if nothing was in force. */
function storedDays(): Map<string, Map<Day, string>> {
  const stored = new Map<string, Map<Day, string>>();
  for (const line of linesOf('days')) {
    const [, about = '', from = '', to = '', values = ''] = /^(\S+ \S+ \S+) (\S+)\.\.(\S+) (.*)$/.exec(line) ?? [];
    const byDay = stored.get(about) ?? new Map<Day, string>();
    stored.set(about, byDay);
    for (const day of DAYS) if (exactDay(from) <= day && day <= exactDay(to)) byDay.set(day, values);
  }
  return stored;
}

const fileOf = (name: string): string => join(__dirname, `${name}.v${LAST_OF_EDITION_1}.txt`);
const linesOf = (name: string): string[] => readFileSync(fileOf(name), 'utf8').trim().split('\n');

/** Read and write the stored list. */
export const listedDays = (): DifferingDays[] =>
  linesOf('differing-days').map((line) => JSON.parse(line) as DifferingDays);
export const listDays = (days: readonly DifferingDays[]): void =>
  writeFileSync(fileOf('differing-days'), days.map((each) => `${JSON.stringify(each)}\n`).join(''));

function storedHistories(): Map<string, HistoryEvent[]> {
  const histories = new Map<string, HistoryEvent[]>();
  for (const { value } of storedLog(LAST_OF_EDITION_1)) {
    const decoded = decodeDecision(Buffer.from(value));
    if (decoded.kind !== 'decision') continue;
    const { partnershipId, recordedAt, events } = decoded.decision;
    const history = histories.get(partnershipId) ?? [];
    histories.set(partnershipId, history);
    for (const event of events) history.push(asOracleEvent(event, history.length + 1, recordedAt));
  }
  return histories;
}

/** All differing days, ordered by partnership, version, term and day. */
export function differingDays(): DifferingDays[] {
  const stored = storedDays();
  const found: DifferingDays[] = [];
  for (const [partnership, history] of [...storedHistories()].sort(([a], [b]) => (a < b ? -1 : 1)))
    for (
      let version = history.length % EVERY_VERSIONS || EVERY_VERSIONS;
      version <= history.length;
      version += EVERY_VERSIONS
    )
      for (const term of [...contextOf(history, questionAt(history, version)).facts.terms.keys()].sort())
        found.push(...differingDaysOf({ partnership, history, version, term }, stored));
  return found;
}

interface TermAtVersion {
  readonly partnership: string;
  readonly history: History;
  readonly version: number;
  readonly term: string;
}

const questionAt = (history: History, version: number) => ({
  version,
  clock: history[version - 1]!.recordedAt.slice(0, 10),
});

function differingDaysOf(
  subject: TermAtVersion,
  stored: ReadonlyMap<string, ReadonlyMap<Day, string>>,
): DifferingDays[] {
  const { partnership, version, term } = subject;
  const before = (day: Day): string => stored.get(`${partnership} v${version} ${term}`)?.get(day) ?? '';
  const now = answersOfService(subject);
  const differing = DAYS.filter((day) => before(day) !== now.get(day));
  if (differing.length === 0) return [];
  const former = reasons.flatMap(({ sentence, inEdition1 }) =>
    inEdition1 ? [{ sentence, answers: answersBy({ ...truth, ...inEdition1 }, subject, differing) }] : [],
  );
  const runs: (DifferingDays & { last: Day })[] = [];
  for (const day of differing) {
    const sentence = former.find(({ answers }) => answers.get(day) === before(day))?.sentence ?? null;
    const difference = { before: before(day), now: now.get(day) ?? '', sentence };
    const run = runs.at(-1);
    const goesOn =
      run?.last === day - 1 &&
      run.before === difference.before &&
      run.now === difference.now &&
      run.sentence === sentence;
    if (goesOn) runs[runs.length - 1] = { ...run, to: textOf(day), last: day };
    else runs.push({ partnership, version, term, from: textOf(day), to: textOf(day), ...difference, last: day });
  }
  return runs.map(({ last: _last, ...run }) => run);
}

/** The answers of the service by day: the values with their certainty. */
function answersOfService({ history, version, term }: TermAtVersion): Map<Day, string> {
  const worlds = PartnershipWorlds.of(factsOfHistory(history, version)).at(
    exactDay(questionAt(history, version).clock),
  );
  const [kind = '', scope = ''] = term.split('/');
  return new Map(
    DAYS.map((day) => {
      const { values } = worlds.on({ kind, scope }, day);
      return [day, inWords(values.map(({ value, certainty }) => `${certainty} ${value}`))];
    }),
  );
}

const inWords = (values: readonly string[]): string => values.toSorted().join('; ');

/** The answers of the oracle by day, under the given rules. */
function answersBy(rules: Rules, { history, version, term }: TermAtVersion, days: readonly Day[]): Map<Day, string> {
  const context = contextOf(history, questionAt(history, version), { rules, limit: LIMIT });
  try {
    const { tally } = enumerate(term, days, context);
    return new Map(
      days.map((day) => {
        const { values } = tally.result(day, rules);
        return [day, inWords(values.map(({ value, certainty }) => `${certainty} ${canonical(value)}`))];
      }),
    );
  } catch (error) {
    if (error instanceof TooManyWorlds) return new Map(days.map((day) => [day, 'too many worlds']));
    throw error;
  }
}
