import { titleOfKind, tellValue, type Names } from '../value/tell-value';
import { writtenDays } from '../time/day';
import type { Lane, Stretch } from './drawing';

export function nameOfLane({ kind, scope }: { readonly kind: string; readonly scope: string }, names: Names): string {
  const title = titleOfKind(kind, names);
  return scope === 'all' ? title : `${title}, ${scope.replaceAll('-', ' ')}`;
}

/** A stretch for those who do not see it: what, how certain, when, and what is said against it. */
export function tellStretch(lane: Lane, stretch: Stretch, names: Names): string {
  const { pieces, ends } = stretch;
  const said = pieces.map(({ value, certainty }) => `${certainty}: ${tellValue(value, names)}`);
  const nothing = pieces.length === 0 ? [ends.length > 0 ? 'ended' : 'nothing in force'] : [];
  const dissent = lane.contests.some(({ from, to }) => from < stretch.to && stretch.from < to) ? ['Contested.'] : [];
  return [`${nameOfLane(lane, names)}, ${writtenDays(stretch)}.`, ...said, ...nothing, ...dissent].join(' ');
}

const PX_A_LETTER = 6.3;

/** As much of a label as fits; nothing rather than a letter or two. */
export function fitting(text: string, width: number): string {
  const letters = Math.floor(width / PX_A_LETTER);
  if (text.length <= letters) return text;
  return letters < 4 ? '' : `${text.slice(0, letters - 1).replace(/[\s·,]+$/, '')}…`;
}
