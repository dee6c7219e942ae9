import { tellScope, tellValue, titleOfKind, type Names } from '../value/tell-value';
import { writtenDays } from '../time/day';
import type { Lane, Stretch } from './drawing';

export function nameOfLane({ kind, scope }: { readonly kind: string; readonly scope: string }, names: Names): string {
  const title = titleOfKind(kind, names);
  return scope === 'all' ? title : `${title}, ${tellScope(scope, names)}`;
}

/** A stretch for those who do not see it: what, how certain, when, and what is said against it. */
export function tellStretch(lane: Lane, stretch: Stretch, names: Names): string {
  const { pieces, ends, inForce } = stretch;
  const isOneOf = inForce === 'definitely' && pieces.every(({ certainty }) => certainty === 'possibly');
  const said = pieces.map(({ value, certainty }) => `${isOneOf ? 'either' : certainty}: ${tellValue(value, names)}`);
  const nothing = pieces.length === 0 ? [ends.length > 0 ? tellEnd(ends, names) : 'nothing in force'] : [];
  const dissent = lane.contests.some(({ from, to }) => from < stretch.to && stretch.from < to) ? ['Contested.'] : [];
  return [`${nameOfLane(lane, names)}, ${writtenDays(stretch)}.`, ...said, ...nothing, ...dissent].join(' ');
}

function tellEnd(ends: Stretch['ends'], names: Names): string {
  const replacement = ends.find(({ replacedBy }) => replacedBy)?.replacedBy;
  return replacement ? `ended, replaced by ${nameOfLane(replacement, names)}` : 'ended';
}
