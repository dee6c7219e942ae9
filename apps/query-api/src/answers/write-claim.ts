import { formatDay, type ClaimAsOf, type ClaimFact } from '#domain';
import { heavyValueIn } from '#read-models';
import type { Events, StatementPlace } from './events';

/** A claim with the members that depend on the queried day. */
export interface ClaimOnDay {
  readonly claim: ClaimFact;
  readonly asOf: ClaimAsOf;
}

/** Renders a claim as it was written, and its source, as JSON; null: its events were left out. `by` is the name of the member for the claim's `by`. */
export function writeClaim({ claim, asOf }: ClaimOnDay, events: Events, by: 'by' | 'startsBy' = 'by'): string | null {
  if (!events.has(claim)) return null;
  const { order, eventVersion } = claim;
  const [first, now] = [events.textsOf(order[0]), events.textsOf(eventVersion)];
  const corrected = eventVersion === order[0] ? '' : `,"correctedBy":{${now.identity}}`;
  return `{${first.identity}${corrected},${membersOf(claim, asOf, by)},${now.assertion}}`;
}

/** Renders the days of a claim. Members that edition 2 added appear only if the claim states them. */
function membersOf(
  { effect, written }: ClaimFact,
  { openConditions, renewal: ahead }: ClaimAsOf,
  nameOfBy: 'by' | 'startsBy',
): string {
  const { from, fromCondition, until = null, untilCondition = null, renewal, survives, agreement } = written;
  const rendered = {
    effect: effect === 'replaced' ? 'end' : effect,
    from,
    fromCondition,
    [nameOfBy]: written.by,
    until,
    untilCondition,
    renewal: renewal && { ...renewal, ...renderAhead(ahead) },
    survives,
    agreement,
    openConditions: openConditions.length === 0 ? undefined : openConditions,
  };
  return JSON.stringify(rendered).slice(1, -1);
}

/** Both members are null if the claim does not renew itself again. */
const renderAhead = (ahead: ClaimAsOf['renewal']) => ({
  deadline: ahead && formatDay(ahead.noticeBy),
  renewsTo: ahead && formatDay(ahead.renewsTo),
});

/** Returns the place at which a value was stated if the value is too heavy to be cached, else nothing. */
export const heavyPlaces = <S extends StatementPlace>(value: string, statements: readonly S[]): readonly S[] =>
  heavyValueIn(value) === null ? NOTHING : statements.slice(0, 1);

const NOTHING: readonly never[] = [];
