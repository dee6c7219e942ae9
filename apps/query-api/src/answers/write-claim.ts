import { formatDay, type ClaimAsOf, type ClaimFact } from '#domain';
import { heavyValueIn } from '#read-models';
import type { Events, Said } from './events';

/** A claim with what of it depends on the day that is asked about. */
export interface ToldClaim {
  readonly claim: ClaimFact;
  readonly asOf: ClaimAsOf;
}

/** A claim as it was written, and who says so, as JSON; null if its events were left out. `by` stands under another name where that one is taken. */
export function writeClaim({ claim, asOf }: ToldClaim, events: Events, by: 'by' | 'startsBy' = 'by'): string | null {
  if (!events.has(claim)) return null;
  const { order, eventVersion } = claim;
  const [first, now] = [events.textsOf(order[0]), events.textsOf(eventVersion)];
  const corrected = eventVersion === order[0] ? '' : `,"correctedBy":{${now.identity}}`;
  return `{${first.identity}${corrected},${membersOf(claim, asOf, by)},${now.assertion}}`;
}

/** What a claim says of its days: the members that edition 2 added only where they were written. */
function membersOf(
  { effect, written }: ClaimFact,
  { openConditions, renewal: ahead }: ClaimAsOf,
  nameOfBy: 'by' | 'startsBy',
): string {
  const { from, fromCondition, until = null, untilCondition = null, renewal, survives, agreement } = written;
  const told = {
    effect: effect === 'replaced' ? 'end' : effect,
    from,
    fromCondition,
    [nameOfBy]: written.by,
    until,
    untilCondition,
    renewal: renewal && { ...renewal, ...tellAhead(ahead) },
    survives,
    agreement,
    openConditions: openConditions.length === 0 ? undefined : openConditions,
  };
  return JSON.stringify(told).slice(1, -1);
}

/** Null: it does not renew itself again. */
const tellAhead = (ahead: ClaimAsOf['renewal']) => ({
  deadline: ahead && formatDay(ahead.noticeBy),
  renewsTo: ahead && formatDay(ahead.renewsTo),
});

/** Where a value was said, if it is too heavy to be cached. */
export const heavySaid = <S extends Said>(value: string, said: readonly S[]): readonly S[] =>
  heavyValueIn(value) === null ? NOTHING : said.slice(0, 1);

const NOTHING: readonly never[] = [];
