import { writtenDay, writtenDays, type Day } from '../time/day';
import { writtenDate } from '../time/written-date';
import { renderCondition } from '../value/render-condition';
import { PARTIES } from '../value/party-scope';
import { UNCOUNTED } from '../value/standing';
import { nameParties, renderScope, renderValue, renderWithin, titleOfKind, type Names } from '../value/render-value';
import type { Lane, Renewal, LaneSegment } from './drawing';
import type { Exception } from './exceptions';

export function nameOfLane({ kind, scope }: { readonly kind: string; readonly scope: string }, names: Names): string {
  const title = titleOfKind(kind, names);
  return scope === 'all' ? title : `${title}, ${renderScope(scope, names)}`;
}

/** Renders a segment for screen readers: the value, its certainty, the days, the bound parties and the dissent. */
export function renderSegment(lane: Lane, segment: LaneSegment, names: Names): string {
  if (lane.kind === PARTIES) return renderParty(lane, segment, names);
  const { pieces, ends, inForce, suspended, covers, renewals, renewed } = segment;
  const isOneOf = inForce === 'definitely' && pieces.every(({ certainty }) => certainty === 'possibly');
  const values = pieces.map(
    ({ value, certainty }) => `${isOneOf ? 'either' : certainty}: ${renderValue(value, names)}`,
  );
  const isNothing = pieces.length === 0 && suspended === undefined;
  const sentences = [
    ...(isNothing ? [ends.length > 0 ? renderEnd(ends, names) : 'nothing in force'] : []),
    ...(suspended === undefined ? [] : [suspended === 'definitely' ? 'Suspended.' : 'Possibly suspended.']),
    ...(covers.length === 0
      ? []
      : [`In front of: ${covers.map(({ value }) => renderWithin(value, names)).join(' or ')}.`]),
    ...renderBound(pieces, names),
    ...renderRenewed(renewed),
    ...renewals.map(renderRenewal),
    ...(lane.contests.some(({ from, to }) => from < segment.to && segment.from < to) ? ['Contested.'] : []),
    ...lane.reportedOtherwise
      .filter((report) => report.from < segment.to && segment.from < report.to)
      .map((report) => renderOtherwise(report, names)),
  ];
  return [`${nameOfLane(lane, names)}, ${writtenDays(segment)}.`, ...values, ...sentences].join(' ');
}

/** Renders a dissenting statement that does not count. */
function renderOtherwise({ assertedBy, value, because }: Lane['reportedOtherwise'][number], names: Names): string {
  const by = nameParties(assertedBy, names);
  return `Not counted, since it is ${UNCOUNTED[because]}${by === '' ? '' : `, by ${by}`}: ${renderWithin(value, names)}.`;
}

function renderEnd(ends: LaneSegment['ends'], names: Names): string {
  const replacement = ends.find(({ replacedBy }) => replacedBy)?.replacedBy;
  return replacement ? `ended, replaced by ${nameOfLane(replacement, names)}` : 'ended';
}

function renderParty({ scope, succeededBy = [] }: Lane, segment: LaneSegment, names: Names): string {
  const name = renderScope(scope, names);
  const successors = succeededBy.map((id) => names.get(id) ?? id).join(', ');
  const what =
    segment.pieces.length > 0
      ? segment.inForce === 'definitely'
        ? 'A party.'
        : 'Possibly a party.'
      : successors === ''
        ? 'No longer a party.'
        : `Succeeded by ${successors}.`;
  return `${name}, ${writtenDays(segment)}. ${what}`;
}

type Bound = Pick<LaneSegment['pieces'][number]['bound'], 'between' | 'mayBind'>;

/** Renders the bound parties. The usual case, two bound parties without changes, renders nothing. */
function renderBound(pieces: LaneSegment['pieces'], names: Names): string[] {
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

const MOST_NAMED = 4;

function renderRenewed(renewed: readonly Day[]): string[] {
  const last = renewed.at(-1);
  if (last === undefined) return [];
  if (renewed.length > MOST_NAMED)
    return [`Renewed itself ${renewed.length} times, the last time on ${writtenDay(last)}.`];
  const before = renewed.slice(0, -1).map(writtenDay).join(', ');
  return [`Renewed itself on ${before === '' ? '' : `${before} and `}${writtenDay(last)}.`];
}

/** Renders a term that was agreed and ended before it came into force. */
export const renderCalledOff = (lane: Lane, { agreement, from, to }: Lane['calledOff'][number], names: Names): string =>
  `${nameOfLane(lane, names)}: agreed ${writtenDay(from)}, called off ${writtenDay(to)} before it started. ${agreement}`;

/** Renders the deadline of notice, and what happens without notice. */
export const renderRenewal = ({ noticeBy, until, renewsTo }: Renewal): string =>
  `Give notice by ${writtenDay(noticeBy)}, or it renews on ${writtenDay(until + 1)} to ${writtenDay(renewsTo)}.`;

/** Renders a pending claim: its condition, and how long it waits. */
export function renderPending(lane: Lane, pending: Lane['pending'][number], names: Names): string {
  const { value, waitsFor, by } = pending;
  const what = value === null ? 'a suspension' : renderValue(value, names);
  const latest = by === null ? '' : `, by ${writtenDate(by)} at the latest`;
  return `${nameOfLane(lane, names)}, pending ${writtenDays(pending)}. Waits for ${renderCondition(waitsFor)}${latest}: ${what}`;
}

/** Renders an exception within a general scope. */
export const renderException = ({ of, segment }: Exception, names: Names): string =>
  `Except ${renderScope(of.scope, names)}: ${
    segment.pieces.map(({ value }) => renderValue(value, names)).join(' or ') || 'suspended'
  }`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
