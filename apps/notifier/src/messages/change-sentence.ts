import {
  canonicalJson,
  writtenStretches,
  type TermChangeType,
  type ToldAnswer,
  type ToldTermChange,
  type WrittenStretch,
} from '#contracts';
import { boundsOf, FIRST_DAY, formatDay } from '#domain';
import { plainLine } from '#http';
import { answersBeforeAndAfter, type AnswersBeforeAndAfter } from './answers-before-and-after';
import { listed, partiesInWords } from './parties-in-words';
import { runOfChange } from './run-of-change';
import { shortened } from './shortened';
import { valueInWords, type NameOf } from './value-in-words';

/** The display names of a term change's partnership, kind and parties. */
export interface ChangeNames {
  readonly partnership: string;
  readonly kind: string;
  readonly party: NameOf;
}

const MOST_OF_A_NAME = 120;
const MOST_OF_A_VALUE = 240;
const MOST_VALUES = 3;
const CANNOT_START = 'what waited for a condition can no longer come into force';

/** The maximum length of a sentence; it fits every chat. */
const MOST_OF_A_SENTENCE = 1_300;

/** Renders a term change as one sentence of plain text, on one line. */
export function changeSentence(change: ToldTermChange, names: ChangeNames): string {
  const run = runOfChange(change);
  const term = termOf(change, names);
  const withoutDays = change.truncated === true ? WITHOUT_DAYS : WHERE_ANSWERS_STAY;
  const words = run ? wordsOf(run, change, names) : withoutDays[change.type];
  const phrase = change.dissent ? dissentOf(change, names) : words;
  const later = change.retroactive ? `, as was recorded later, on ${dayInWords(change.recordedAt)}` : '';
  return `${shortened(`${term} ${phrase}`, MOST_OF_A_SENTENCE)}${later}.`;
}

function wordsOf(run: WrittenStretch, change: ToldTermChange, names: ChangeNames): string {
  const parts = partsOf(run, change, names);
  const fades = change.cause.type === 'TermFellDue' && !areSure(run.now) && !run.was.some(isWaiting);
  if (change.type === 'lapsed' && run.now.length > 0 && !fades)
    return `${areSure(run.now) ? 'is' : 'may be'} ${parts.now} ${parts.from}: ${CANNOT_START}`;
  if (change.cause.type === 'TermFellDue' && change.type !== 'renewed') return whenDue(run, parts);
  return VERBS[change.type](parts);
}

const termOf = ({ scope }: ToldTermChange, { partnership, kind }: ChangeNames): string => {
  const about = scope === 'all' ? '' : ` (${scope.replaceAll(/[-.]/g, ' ')})`;
  return `${shortened(plainLine(partnership), MOST_OF_A_NAME)}: ${shortened(plainLine(kind), MOST_OF_A_NAME)}${about}`;
};

interface Parts {
  /** True if all answers are definite; otherwise they are only possible. */
  readonly isSure: boolean;
  /** True if all answers after the change are definite. */
  readonly isSureNow: boolean;
  /** True if the days just before are less certain because of the same change. */
  readonly isLatest: boolean;
  readonly isInForce: { readonly was: boolean; readonly now: boolean };
  /** `from 27 February 2026`, `from the beginning`. */
  readonly from: string;
  /** The last day of the change; null: it has none. */
  readonly last: string | null;
  /** The last day before the change; null if the change starts at the beginning of time. */
  readonly lastBefore: string | null;
  readonly was: string;
  readonly now: string;
  /** `was` and `now` for a sentence that names both: what differs is added where both have the same words. */
  readonly compared: AnswersBeforeAndAfter;
  /** Who is bound before and after. */
  readonly bound: AnswersBeforeAndAfter;
  readonly by: string;
}

function partsOf(run: WrittenStretch, change: ToldTermChange, { party }: ChangeNames): Parts {
  const { from, to, was, now } = run;
  const { cause } = change;
  const day = boundsOf(from).lo;
  const by = listed(
    (cause.assertedBy.length > 0 ? cause.assertedBy : ['an unnamed source']).map((id) => party(id) ?? id),
  );
  return {
    isSure: areSure([...was, ...now]),
    from: day === FIRST_DAY ? 'from the beginning' : `from ${dayInWords(from)}`,
    last: to === null ? null : dayInWords(formatDay(boundsOf(to).lo - 1)),
    lastBefore: day === FIRST_DAY ? null : dayInWords(formatDay(day - 1)),
    was: valuesOf(was, party),
    now: valuesOf(now, party),
    compared: answersBeforeAndAfter(run, (answers) => valuesOf(answers, party), party),
    bound: { was: partiesInWords(was, party), now: partiesInWords(now, party) },
    isSureNow: areSure(now),
    isLatest: writtenStretches(change).some((before) => before.to === from && !areSure(before.now)),
    isInForce: { was: was.length > 0, now: now.length > 0 },
    by: shortened(plainLine(by), MOST_OF_A_NAME),
  };
}

/** The phrase of each type of change, for the first run of days that it changes. */
const VERBS: Readonly<Record<TermChangeType, (parts: Parts) => string>> = {
  started: ({ isSure, from, now }) => `${isSure ? 'is' : 'may be'} in force ${from}: ${now}`,
  changed: ({ isSure, from, compared }) =>
    `${isSure ? 'changes' : 'may change'} ${from}: ${compared.now}, until then ${compared.was}`,
  ended: ({ isSure, isLatest, from, last, lastBefore, was }) => {
    if (last !== null) return `${isSure ? 'is not' : 'may not be'} in force ${from} to ${last}: it was ${was}`;
    const latest = isLatest ? ' at the latest' : '';
    const until = lastBefore === null ? '' : `, its last day being ${lastBefore}${latest}`;
    return `${isSure ? 'ends' : 'may end'}${until}: it was ${was}`;
  },
  corrected: (parts) => `is corrected: ${revised(parts)}`,
  retracted: (parts) => `is revised, because an event was retracted: ${revised(parts)}`,
  reaffirmed: ({ by }) => `is reaffirmed by ${by}`,
  contested: ({ by }) => `is contested by ${by}`,
  announced: ({ from, now }) => `is announced without being binding: ${from} ${now}`,
  'took-effect': ({ isSureNow, from, now }) => `${isSureNow ? 'takes' : 'may take'} effect ${from}: ${now}`,
  lapsed: ({ from, was }) => `lapses ${from}: it was ${was}`,
  clarified: (parts) => `is clarified: ${revised(parts)}`,
  pending: ({ from, now }) => `waits for a condition and may be in force ${from}: ${now}`,
  renewed: ({ from, now }) => `renews itself ${from}: ${now}`,
  noticed: ({ lastBefore, was }) =>
    `is not to be renewed${lastBefore === null ? '' : `, its last certain day being ${lastBefore}`}: it was ${was}`,
  'parties-changed': ({ from, bound: { was, now } }) =>
    `binds other parties ${from}${was === now ? '' : `: ${now}, until then ${was}`}`,
};

function revised({ from, isInForce, was, now, compared }: Parts): string {
  if (!isInForce.now) return `${from} it is not in force; before, the answer was ${was}`;
  return isInForce.was ? `${from} it is ${compared.now}, not ${compared.was}` : `${from} it is in force: ${now}`;
}

/** A day that was known beforehand has come: the answers of the day before and of that day say what happened. */
function whenDue({ was, now }: WrittenStretch, parts: Parts): string {
  const { from, last } = parts;
  if (now.length === 0)
    return last === null ? VERBS.lapsed(parts) : `is not in force ${from} to ${last}: it was ${parts.was}`;
  const isSure = areSure(now);
  if (was.length === 0) return `${isSure ? 'takes' : 'may take'} effect ${from}: ${parts.now}`;
  if (differ(was, now, ({ value }) => value)) return VERBS.changed({ ...parts, isSure });
  if (isSure !== areSure(was)) return `is ${isSure ? '' : 'no longer '}certainly in force ${from}: ${parts.now}`;
  const isBound = differ(was, now, ({ between, mayBind }) => ({ between, mayBind }));
  return isBound ? VERBS['parties-changed'](parts) : `stays in force ${from}: ${parts.now}`;
}

const isWaiting = ({ fromCondition }: ToldAnswer): boolean => fromCondition !== undefined;

const areSure = (answers: readonly ToldAnswer[]): boolean =>
  answers.every(({ certainty }) => certainty === 'definitely');

function differ(was: readonly ToldAnswer[], now: readonly ToldAnswer[], by: (answer: ToldAnswer) => unknown): boolean {
  const textOf = (answers: readonly ToldAnswer[]): string =>
    [...new Set(answers.map((answer) => canonicalJson(by(answer))))].sort().join();
  return textOf(was) !== textOf(now);
}

const WITHOUT_DAYS: Readonly<Record<TermChangeType, string>> = {
  started: 'is in force',
  changed: 'changes',
  ended: 'ends',
  corrected: 'is corrected',
  retracted: 'is revised, because an event was retracted',
  reaffirmed: 'is reaffirmed',
  contested: 'is contested',
  announced: 'is announced without being binding',
  'took-effect': 'takes effect',
  lapsed: 'lapses',
  clarified: 'is clarified',
  pending: 'waits for a condition',
  renewed: 'renews itself',
  noticed: 'was given notice of',
  'parties-changed': 'binds other parties',
};

const WHERE_ANSWERS_STAY: Readonly<Record<TermChangeType, string>> = {
  ...WITHOUT_DAYS,
  lapsed: `stays as it is: ${CANNOT_START}`,
};

function dissentOf({ dissent }: ToldTermChange, { party }: ChangeNames): string {
  const by = listed(dissent!.assertedBy.map((id) => party(id) ?? id));
  return `is contested by ${shortened(plainLine(by), MOST_OF_A_NAME)}, who says: ${valueOf(dissent!.value, party)}`;
}

function valuesOf(answers: readonly ToldAnswer[], party: NameOf): string {
  if (answers.length === 0) return 'not in force';
  const rendered = answers.slice(0, MOST_VALUES).map(({ value }) => valueOf(value, party));
  return `${rendered.join(' or ')}${answers.length > MOST_VALUES ? ' or another value' : ''}`;
}

/** Renders a value without the full stop of its summary, because the sentence continues. */
const valueOf = (value: unknown, party: NameOf): string =>
  shortened(plainLine(valueInWords(value, party)).replace(/\.$/, ''), MOST_OF_A_VALUE);

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** Renders `2026-02-27`, or an instant of that day, as `27 February 2026`. */
export const dayInWords = (text: string): string => day.format(new Date(text));
