import {
  writtenStretches,
  type TermChangeType,
  type ToldAnswer,
  type ToldTermChange,
  type WrittenStretch,
} from '#contracts';
import { boundsOf, FIRST_DAY, formatDay } from '#domain';
import { plainLine } from '#http';
import { shortened } from './shortened';
import { valueInWords, type NameOf } from './value-in-words';

/** How people call what a term change is about. */
export interface ChangeNames {
  readonly partnership: string;
  readonly kind: string;
  readonly party: NameOf;
}

const MOST_OF_A_NAME = 120;
const MOST_OF_A_VALUE = 240;
const MOST_VALUES = 3;

/** So long that every chat has room for it. */
const MOST_OF_A_SENTENCE = 1_300;

/** A term change as one sentence of plain text, on one line. */
export function changeSentence(change: ToldTermChange, names: ChangeNames): string {
  const [first] = writtenStretches(change);
  const term = termOf(change, names);
  const withoutDays = change.truncated === true ? WITHOUT_DAYS : WHERE_ANSWERS_STAY;
  const words = first ? VERBS[change.type](partsOf(first, change, names)) : withoutDays[change.type];
  const said = change.dissent ? dissentOf(change, names) : words;
  const later = change.retroactive ? `, as was recorded later, on ${dayInWords(change.recordedAt)}` : '';
  return `${shortened(`${term} ${said}`, MOST_OF_A_SENTENCE)}${later}.`;
}

const termOf = ({ scope }: ToldTermChange, { partnership, kind }: ChangeNames): string => {
  const about = scope === 'all' ? '' : ` (${scope.replaceAll(/[-.]/g, ' ')})`;
  return `${shortened(plainLine(partnership), MOST_OF_A_NAME)}: ${shortened(plainLine(kind), MOST_OF_A_NAME)}${about}`;
};

interface Parts {
  /** Whether it is certain; only possibly otherwise. */
  readonly isSure: boolean;
  /** `from 27 February 2026`, `from the beginning`. */
  readonly from: string;
  /** The last day before the change; null where it changes from the beginning on. */
  readonly lastBefore: string | null;
  readonly was: string;
  readonly now: string;
  readonly by: string;
}

function partsOf({ from, was, now }: WrittenStretch, { cause }: ToldTermChange, { party }: ChangeNames): Parts {
  const day = boundsOf(from).lo;
  const by = listed(
    (cause.assertedBy.length > 0 ? cause.assertedBy : ['an unnamed source']).map((id) => party(id) ?? id),
  );
  return {
    isSure: [...was, ...now].every(({ certainty }) => certainty === 'definitely'),
    from: day === FIRST_DAY ? 'from the beginning' : `from ${dayInWords(from)}`,
    lastBefore: day === FIRST_DAY ? null : dayInWords(formatDay(day - 1)),
    was: valuesOf(was, party),
    now: valuesOf(now, party),
    by: shortened(plainLine(by), MOST_OF_A_NAME),
  };
}

/** What a change of each type does to the first run of days that it changes. */
const VERBS: Readonly<Record<TermChangeType, (parts: Parts) => string>> = {
  started: ({ isSure, from, now }) => `${isSure ? 'is' : 'may be'} in force ${from}: ${now}`,
  changed: ({ isSure, from, was, now }) => `${isSure ? 'changes' : 'may change'} ${from}: ${now}, until then ${was}`,
  ended: ({ isSure, lastBefore, was }) =>
    `${isSure ? 'ends' : 'may end'}${lastBefore === null ? '' : `, its last day being ${lastBefore}`}: it was ${was}`,
  corrected: ({ from, was, now }) => `is corrected: ${from} it is ${now}, not ${was}`,
  retracted: ({ from, was, now }) => `is told anew, because an event was retracted: ${from} it is ${now}, not ${was}`,
  reaffirmed: ({ by }) => `is reaffirmed by ${by}`,
  contested: ({ by }) => `is contested by ${by}`,
  announced: ({ from, now }) => `is announced without being binding: ${from} ${now}`,
  'took-effect': ({ from, now }) => `takes effect ${from}: ${now}`,
  lapsed: ({ from, was }) => `lapses ${from}: it was ${was}`,
  clarified: ({ from, now, was }) => `is clarified: ${from} it is ${now}, not ${was}`,
  pending: ({ from, now }) => `waits for a condition and may be in force ${from}: ${now}`,
  renewed: ({ from, now }) => `renews itself ${from}: ${now}`,
  noticed: ({ lastBefore, was }) =>
    `is not to be renewed${lastBefore === null ? '' : `, its last certain day being ${lastBefore}`}: it was ${was}`,
  'parties-changed': ({ from }) => `binds other parties ${from}`,
};

const WITHOUT_DAYS: Readonly<Record<TermChangeType, string>> = {
  started: 'is in force',
  changed: 'changes',
  ended: 'ends',
  corrected: 'is corrected',
  retracted: 'is told anew, because an event was retracted',
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
  lapsed: 'stays as it is: what waited for a condition can no longer come into force',
};

function dissentOf({ dissent }: ToldTermChange, { party }: ChangeNames): string {
  const by = listed(dissent!.assertedBy.map((id) => party(id) ?? id));
  return `is contested by ${shortened(plainLine(by), MOST_OF_A_NAME)}, who says: ${valueOf(dissent!.value, party)}`;
}

function valuesOf(answers: readonly ToldAnswer[], party: NameOf): string {
  if (answers.length === 0) return 'nothing';
  const told = answers.slice(0, MOST_VALUES).map(({ value }) => valueOf(value, party));
  return `${told.join(' or ')}${answers.length > MOST_VALUES ? ' or another value' : ''}`;
}

/** Without the full stop of a summary: the sentence goes on. */
const valueOf = (value: unknown, party: NameOf): string =>
  shortened(plainLine(valueInWords(value, party)).replace(/\.$/, ''), MOST_OF_A_VALUE);

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `2026-02-27`, or a moment of that day, as `27 February 2026`. */
export const dayInWords = (text: string): string => day.format(new Date(text));
