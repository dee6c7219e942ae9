import { canonicalJson, type TermRef } from '#contracts';
import { formatDay, LAST_DAY, type Day } from '#domain';
import type { Dice } from '#testing';
import type { Agreeing } from './agreeing';
import { dayOf, nameOf, sameValue, valuesIn, type Expiration, type KnownPartnership } from './known-partnership';

/** The most deadlines and renewals of a partnership that are compared. */
const MOST_DEADLINES = 6;

/** Compares what ends, the deadlines and the renewals with the answers on the days around them, and a short period with a long one. The version must be the last one. */
export async function compareExpirations(
  agreeing: Agreeing,
  head: KnownPartnership,
  { dice, day }: { readonly dice: Dice; readonly day: () => Day },
): Promise<void> {
  const period = { from: head.point.clock - 40, to: head.point.clock + 500 };
  const items = await head.expirations(period.from, period.to);
  const isCompared = () => dice.chance(MOST_DEADLINES / items.length);
  for (const item of items)
    if (item.what === 'end') await compareEnd(agreeing, head, item);
    else if (item.what === 'long-stop' || isCompared()) await compareDeadline(agreeing, head, item);
  await compareListed(agreeing, head, items, period);
  const [first = 0, last = 0] = [day(), day()].sort((a, b) => a - b);
  const within = items.flatMap((item) => itemWithin(item, first, last));
  const where = `${head.inWords} from ${formatDay(first)} to ${formatDay(last)}`;
  agreeing.agree(where, await head.expirations(first, last), within);
}

const inShort = ({ what, value, lastDay: { lo, hi }, ...item }: Expiration): string =>
  `${what} of ${nameOf(item)} ${canonicalJson(value)} from ${lo} to ${hi}`;

async function compareEnd(agreeing: Agreeing, known: KnownPartnership, item: Expiration): Promise<void> {
  const where = `${known.inWords} ${inShort(item)}`;
  const [first, last] = [dayOf(item.lastDay.lo), item.lastDay.hi === null ? LAST_DAY : dayOf(item.lastDay.hi)];
  const on = async (day: Day) => (await known.valueOn(item, day))?.certainty ?? 'not';
  agreeing.agree(`${where} on the first last day`, (await on(first)) === 'not', false);
  agreeing.agree(`${where} on the last one`, (await on(last)) === 'not', false);
  if (first < last) agreeing.agree(`${where} on the last of several`, await on(last), 'possibly');
  // An open condition may keep away what would replace it.
  if (last < LAST_DAY) agreeing.agree(`${where} after it`, (await on(last + 1)) === 'definitely', false);
}

async function compareDeadline(agreeing: Agreeing, known: KnownPartnership, item: Expiration): Promise<void> {
  const where = `${known.inWords} ${inShort(item)}`;
  const [{ eventId }] = item.claims;
  if (item.what === 'long-stop') {
    const { pending } = await known.history(item);
    const waits = pending.find(
      (each) => each.eventId === eventId && sameValue({ value: each.waitsFor }, { value: item.waitsFor }),
    );
    return agreeing.agree(`${where} still waits`, (waits?.days.to ?? '') > formatDay(known.point.clock), true);
  }
  const day = item.what === 'notice' ? dayOf(item.noticeBy!) : dayOf(item.lastDay.lo) + 1;
  const entry = await known.valueOn(item, day);
  if (entry) agreeing.agree(`${where} on ${formatDay(day)}`, valuesIn([item]), valuesIn([entry]));
  if (item.what !== 'notice') return;
  const { considered } = await known.explanation(item, day);
  const renewals = considered.flatMap((claim) => (claim.eventId === eventId ? (claim.renewal ?? []) : []));
  const isExplained = renewals.some((each) => each.deadline === item.noticeBy && each.renewsTo === item.renewsTo);
  agreeing.agree(`${where} in the explanation`, isExplained, true);
}

/** The item in the list of a period; none if it does not belong there. */
function itemWithin(item: Expiration, first: Day, last: Day): Expiration[] {
  const { what, lastDay, noticeBy } = item;
  const [lo, hi] = [dayOf(lastDay.lo), lastDay.hi === null ? Infinity : dayOf(lastDay.hi)];
  const after = what === 'renewal' ? 1 : 0;
  const [from, to] = what === 'notice' ? [dayOf(noticeBy!), dayOf(noticeBy!)] : [lo + after, hi + after];
  if (from > last || first > to) return [];
  return [what !== 'end' || (first <= from && to <= last) ? item : { ...item, certainty: 'possibly' }];
}

/** A value is listed if nothing is in force after its last day, or if a claim states that day. */
async function compareListed(
  agreeing: Agreeing,
  known: KnownPartnership,
  items: readonly Expiration[],
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<void> {
  for (const term of (await known.timeline()).terms)
    for (const segment of (await known.history(term)).segments) {
      const after = segment.to === null ? Infinity : dayOf(segment.to);
      if (after <= from || after > to) continue;
      const [before, now] = [await known.on(term, after - 1), await known.on(term, after)];
      const isOver = now.inForce === 'not' && now.suspended === 'not';
      const last = formatDay(after - 1);
      for (const entry of before.entries) {
        if (entry.certainty === 'not' || now.entries.some((each) => sameValue(each, entry))) continue;
        if (
          !entry.claims.some(({ until, renewal }) => until === last && !renewal) &&
          (!isOver || (await bindsTooFew(known, term, after)))
        )
          continue;
        const isListed = items.some(
          (item) =>
            item.what === 'end' && nameOf(item) === nameOf(entry) && sameValue(item, entry) && item.lastDay.hi === last,
        );
        agreeing.agree(
          `${known.inWords} ${nameOf(term)} ${canonicalJson(entry.value)} until ${last} is listed`,
          isListed,
          true,
        );
      }
    }
}

/** Something governs, but too few parties are left: it superseded what was in force. */
const bindsTooFew = async (known: KnownPartnership, term: TermRef, day: Day): Promise<boolean> =>
  (await known.explanation(term, day)).considered.some(({ because }) => because === 'too-few-bound');
