import { writtenStretches, type TermChange, type TermChangeType, type ToldAnswer } from '#client';
import { runOf } from '../../picture/drawing';
import { nameOfLane } from '../../picture/tell-stretch';
import { writtenDays } from '../../time/day';
import { tellValue, type Names } from '../../value/tell-value';

const VERBS: Readonly<Record<TermChangeType, string>> = {
  started: 'starts',
  changed: 'changes',
  ended: 'ends',
  corrected: 'is corrected',
  retracted: 'is taken back',
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
  writtenStretches(change).map((stretch) => ({
    days: writtenDays(runOf(stretch)),
    was: tellAnswers(stretch.was, names),
    now: tellAnswers(stretch.now, names),
  }));

function tellAnswers(answers: readonly ToldAnswer[], names: Names): string {
  if (answers.length === 0) return 'not in force';
  return answers
    .map(({ value, certainty, term }) => {
      const from = term ? ` (as ${nameOfLane(term, names)})` : '';
      return `${certainty === 'possibly' ? 'possibly ' : ''}${tellValue(value, names)}${from}`;
    })
    .join(', or ');
}
