import { writtenStretches, type TermChange, type TermChangeType, type ToldAnswer, type WrittenStretch } from '#client';
import { runOf } from '../../picture/drawing';
import { nameOfLane } from '../../picture/render-segment';
import { writtenDays } from '../../time/day';
import { keyOfValue } from '../../value/absence';
import { renderDifference } from '../../value/render-difference';
import { renderValue, type Names } from '../../value/render-value';

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

/** Renders the change of a term as a sentence. */
export function renderChange(change: TermChange, names: Names): string {
  const replaced = (change.replaces ?? []).map((term) => nameOfLane(term, names));
  const place = replaced.length > 0 ? ` and takes the place of ${replaced.join(', ')}` : '';
  const by = change.replacedBy ? `, replaced by ${nameOfLane(change.replacedBy, names)}` : '';
  const dissent = change.dissent ? `: ${renderValue(change.dissent.value, names)}` : '';
  return `${nameOfLane(change, names)} ${VERBS[change.type]}${place}${by}${dissent}`;
}

export interface RenderedRun {
  readonly days: string;
  readonly was: string;
  readonly now: string;
}

/** Renders the answers before and after, for each run of days that differs. */
export const renderRuns = (change: TermChange, names: Names): RenderedRun[] =>
  writtenStretches(change)
    .filter(isDifferent)
    .map((run) => ({ days: writtenDays(runOf(run)), ...renderBoth(run, names) }));

/** Returns true if a term is only part of a corrected event, and its answers are the same on every day. */
export const isAsBefore = (change: TermChange): boolean =>
  change.type === 'corrected' &&
  change.dissent === undefined &&
  change.truncated !== true &&
  !writtenStretches(change).some(isDifferent);

const isDifferent = ({ was, now }: WrittenStretch): boolean => keyOfValue(was) !== keyOfValue(now);

/** Renders the answers before and after. If both have the same words, the members that differ are rendered. */
function renderBoth({ was, now }: WrittenStretch, names: Names): Omit<RenderedRun, 'days'> {
  const rendered = { was: renderAnswers(was, names), now: renderAnswers(now, names) };
  if (rendered.was !== rendered.now) return rendered;
  const nth = was.findIndex(({ value }, at) => keyOfValue(value) !== keyOfValue(now[at]?.value ?? null));
  return renderDifference(was[nth]?.value ?? was[0], now[nth]?.value ?? now[0], names) ?? rendered;
}

function renderAnswers(answers: readonly ToldAnswer[], names: Names): string {
  if (answers.length === 0) return 'not in force';
  return answers
    .map(({ value, certainty, term }) => {
      const from = term ? ` (as ${nameOfLane(term, names)})` : '';
      return `${certainty === 'possibly' ? 'possibly ' : ''}${renderValue(value, names)}${from}`;
    })
    .join(', or ');
}
