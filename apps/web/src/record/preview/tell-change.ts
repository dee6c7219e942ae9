import { writtenStretches, type TermChange, type TermChangeType, type ToldAnswer, type WrittenStretch } from '#client';
import { runOf } from '../../picture/drawing';
import { nameOfLane } from '../../picture/tell-stretch';
import { writtenDays } from '../../time/day';
import { keyOfValue } from '../../value/absence';
import { tellDifference } from '../../value/tell-difference';
import { tellValue, type Names } from '../../value/tell-value';

const VERBS: Readonly<Record<TermChangeType, string>> = {
  started: 'starts',
  changed: 'changes',
  ended: 'ends',
  corrected: 'is corrected',
  retracted: 'is retracted',
  reaffirmed: 'is reaffirmed',
  contested: 'is contested',
  announced: 'is announced, which changes nothing yet',
  'took-effect': 'takes effect',
  lapsed: 'can no longer start',
  clarified: 'is clarified',
  pending: 'waits for its condition',
  renewed: 'renews itself',
  noticed: 'is given notice of',
  'parties-changed': 'binds others',
};

/** What becomes of a term, in a sentence. */
export function tellChange(change: TermChange, names: Names): string {
  const replaced = (change.replaces ?? []).map((term) => nameOfLane(term, names));
  const place = replaced.length > 0 ? ` and takes the place of ${replaced.join(', ')}` : '';
  const by = change.replacedBy ? `, replaced by ${nameOfLane(change.replacedBy, names)}` : '';
  const dissent = change.dissent ? `: ${tellValue(change.dissent.value, names)}` : '';
  return `${nameOfLane(change, names)} ${VERBS[change.type]}${place}${by}${dissent}`;
}

export interface ToldStretch {
  readonly days: string;
  readonly was: string;
  readonly now: string;
}

/** What was and what would be, for each run of days that differs. */
export const tellStretches = (change: TermChange, names: Names): ToldStretch[] =>
  writtenStretches(change)
    .filter(isDifferent)
    .map((stretch) => ({ days: writtenDays(runOf(stretch)), ...tellBoth(stretch, names) }));

/** Whether a term only stands in an event that is corrected, and is answered on every day as before. */
export const isAsBefore = (change: TermChange): boolean =>
  change.type === 'corrected' &&
  change.dissent === undefined &&
  change.truncated !== true &&
  !writtenStretches(change).some(isDifferent);

const isDifferent = ({ was, now }: WrittenStretch): boolean => keyOfValue(was) !== keyOfValue(now);

/** Where both are said in the same words, the members that differ. */
function tellBoth({ was, now }: WrittenStretch, names: Names): Omit<ToldStretch, 'days'> {
  const told = { was: tellAnswers(was, names), now: tellAnswers(now, names) };
  if (told.was !== told.now) return told;
  const nth = was.findIndex(({ value }, at) => keyOfValue(value) !== keyOfValue(now[at]?.value ?? null));
  return tellDifference(was[nth]?.value ?? was[0], now[nth]?.value ?? now[0], names) ?? told;
}

function tellAnswers(answers: readonly ToldAnswer[], names: Names): string {
  if (answers.length === 0) return 'not in force';
  return answers
    .map(({ value, certainty, term }) => {
      const from = term ? ` (as ${nameOfLane(term, names)})` : '';
      return `${certainty === 'possibly' ? 'possibly ' : ''}${tellValue(value, names)}${from}`;
    })
    .join(', or ');
}
