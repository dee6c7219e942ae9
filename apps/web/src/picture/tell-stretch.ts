import { writtenDay, writtenDays, type Day } from '../time/day';
import { writtenDate } from '../time/written-date';
import { tellCondition } from '../value/tell-condition';
import { PARTIES } from '../value/party-scope';
import { UNCOUNTED } from '../value/standing';
import { nameParties, tellScope, tellValue, tellWithin, titleOfKind, type Names } from '../value/tell-value';
import type { Lane, Renewal, Stretch } from './drawing';
import type { Exception } from './exceptions';

export function nameOfLane({ kind, scope }: { readonly kind: string; readonly scope: string }, names: Names): string {
  const title = titleOfKind(kind, names);
  return scope === 'all' ? title : `${title}, ${tellScope(scope, names)}`;
}

/** A stretch for those who do not see it: what, how certain, when, who is bound, and what is said against it. */
export function tellStretch(lane: Lane, stretch: Stretch, names: Names): string {
  if (lane.kind === PARTIES) return tellParty(lane, stretch, names);
  const { pieces, ends, inForce, suspended, covers, renewals, renewed } = stretch;
  const isOneOf = inForce === 'definitely' && pieces.every(({ certainty }) => certainty === 'possibly');
  const said = pieces.map(({ value, certainty }) => `${isOneOf ? 'either' : certainty}: ${tellValue(value, names)}`);
  const isNothing = pieces.length === 0 && suspended === undefined;
  const sentences = [
    ...(isNothing ? [ends.length > 0 ? tellEnd(ends, names) : 'nothing in force'] : []),
    ...(suspended === undefined ? [] : [suspended === 'definitely' ? 'Suspended.' : 'Possibly suspended.']),
    ...(covers.length === 0
      ? []
      : [`In front of: ${covers.map(({ value }) => tellWithin(value, names)).join(' or ')}.`]),
    ...tellBound(pieces, names),
    ...tellRenewed(renewed),
    ...renewals.map(tellRenewal),
    ...(lane.contests.some(({ from, to }) => from < stretch.to && stretch.from < to) ? ['Contested.'] : []),
    ...lane.saidOtherwise
      .filter((said) => said.from < stretch.to && stretch.from < said.to)
      .map((said) => tellOtherwise(said, names)),
  ];
  return [`${nameOfLane(lane, names)}, ${writtenDays(stretch)}.`, ...said, ...sentences].join(' ');
}

/** What was said against it, and does not count. */
function tellOtherwise({ assertedBy, value, because }: Lane['saidOtherwise'][number], names: Names): string {
  const by = nameParties(assertedBy, names);
  return `Not counted, since it is ${UNCOUNTED[because]}${by === '' ? '' : `, by ${by}`}: ${tellWithin(value, names)}.`;
}

function tellEnd(ends: Stretch['ends'], names: Names): string {
  const replacement = ends.find(({ replacedBy }) => replacedBy)?.replacedBy;
  return replacement ? `ended, replaced by ${nameOfLane(replacement, names)}` : 'ended';
}

function tellParty({ scope, succeededBy = [] }: Lane, stretch: Stretch, names: Names): string {
  const name = tellScope(scope, names);
  const successors = succeededBy.map((id) => names.get(id) ?? id).join(', ');
  const what =
    stretch.pieces.length > 0
      ? stretch.inForce === 'definitely'
        ? 'A party.'
        : 'Possibly a party.'
      : successors === ''
        ? 'No longer a party.'
        : `Succeeded by ${successors}.`;
  return `${name}, ${writtenDays(stretch)}. ${what}`;
}

type Bound = Pick<Stretch['pieces'][number]['bound'], 'between' | 'mayBind'>;

/** Two who are bound are the usual, and not told. */
function tellBound(pieces: Stretch['pieces'], names: Names): string[] {
  return pieces.flatMap(({ bound: { between, mayBind, boundChanges = [] } }) => {
    const binds = (by: Bound): string =>
      [
        ...(by.between.length > 0 ? [`binds ${nameParties(by.between, names)}`] : []),
        ...(by.mayBind.length > 0 ? [`may bind ${nameParties(by.mayBind, names)}`] : []),
      ].join(', ') || 'binds nobody';
    if (boundChanges.length === 0 && mayBind.length === 0 && between.length <= 2) return [];
    return [
      `${capital(binds({ between, mayBind }))}.`,
      ...boundChanges.map((change) => `From ${writtenDate(change.from)} it ${binds(change)}.`),
    ];
  });
}

const MOST_TOLD = 4;

function tellRenewed(renewed: readonly Day[]): string[] {
  const last = renewed.at(-1);
  if (last === undefined) return [];
  if (renewed.length > MOST_TOLD)
    return [`Renewed itself ${renewed.length} times, the last time on ${writtenDay(last)}.`];
  const before = renewed.slice(0, -1).map(writtenDay).join(', ');
  return [`Renewed itself on ${before === '' ? '' : `${before} and `}${writtenDay(last)}.`];
}

/** What was agreed and ended before it came into force. */
export const tellCalledOff = (lane: Lane, { agreement, from, to }: Lane['calledOff'][number], names: Names): string =>
  `${nameOfLane(lane, names)}: agreed ${writtenDay(from)}, called off ${writtenDay(to)} before it started. ${agreement}`;

/** The deadline of notice, and what missing it means. */
export const tellRenewal = ({ noticeBy, until, renewsTo }: Renewal): string =>
  `Give notice by ${writtenDay(noticeBy)}, or it renews on ${writtenDay(until + 1)} to ${writtenDay(renewsTo)}.`;

/** What waits for a condition, and for how long. */
export function tellPending(lane: Lane, pending: Lane['pending'][number], names: Names): string {
  const { value, waitsFor, by } = pending;
  const what = value === null ? 'a suspension' : tellValue(value, names);
  const latest = by === null ? '' : `, by ${writtenDate(by)} at the latest`;
  return `${nameOfLane(lane, names)}, pending ${writtenDays(pending)}. Waits for ${tellCondition(waitsFor)}${latest}: ${what}`;
}

/** An exception within a general scope. */
export const tellException = ({ of, stretch }: Exception, names: Names): string =>
  `Except ${tellScope(of.scope, names)}: ${
    stretch.pieces.map(({ value }) => tellValue(value, names)).join(' or ') || 'suspended'
  }`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
