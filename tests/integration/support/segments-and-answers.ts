import { canonicalJson, type TermRef } from '#contracts';
import { FIRST_DAY, formatDay, LAST_DAY, type Day } from '#domain';
import type { Dice } from '#testing';
import type { Agreeing } from './agreeing';
import { dayOf, nameOf, sameValue, valuesIn, type KnownPartnership, type Segment } from './known-partnership';

interface OfTerm {
  readonly agreeing: Agreeing;
  readonly known: KnownPartnership;
  readonly term: TermRef;
}

/** Compares each segment with the answers on its first day, on its last one and on one between them, and the days before and after it. */
export async function compareSegments(agreeing: Agreeing, known: KnownPartnership, dice: Dice): Promise<void> {
  for (const { kind, scope } of (await known.timeline()).terms) {
    const ofTerm = { agreeing, known, term: { kind, scope } };
    let covered = FIRST_DAY;
    for (const segment of (await known.history(ofTerm.term)).segments) {
      const from = dayOf(segment.from);
      const last = segment.to === null ? LAST_DAY : dayOf(segment.to) - 1;
      if (covered < from) await nothingOn(ofTerm, from - 1);
      const inside = from + dice.below(Math.min(400, last + 1 - from));
      for (const day of new Set([from, inside, last])) await segmentOn(ofTerm, segment, day);
      covered = last + 1;
    }
    if (covered <= LAST_DAY) await nothingOn(ofTerm, covered);
  }
}

async function nothingOn({ agreeing, known, term }: OfTerm, day: Day): Promise<void> {
  const { inForce, suspended } = await known.on(term, day);
  agreeing.agree(
    `${known.inWords} ${nameOf(term)} on ${formatDay(day)}, in no segment`,
    [inForce, suspended],
    ['not', 'not'],
  );
}

async function segmentOn({ agreeing, known, term }: OfTerm, segment: Segment, day: Day): Promise<void> {
  const text = formatDay(day);
  const { inForce, suspended, entries } = await known.on(term, day);
  const onDay = (certainty: string, from = text, definiteTo = text): string =>
    text < from ? 'not' : text > definiteTo ? 'possibly' : certainty;
  const values = segment.answers.map((answer) => {
    const { between, mayBind } = answer.boundChanges?.findLast(({ from }) => from <= text) ?? answer;
    const certainty = onDay(answer.certainty, answer.possiblyFrom, answer.possiblyAfter);
    return { value: answer.value, certainty, between, mayBind };
  });
  const isEmpty = values.every(({ certainty }) => certainty === 'not');
  const { suspendedPossiblyFrom, suspendedPossiblyAfter } = segment;
  const where = `${known.inWords} ${nameOf(term)} on ${text}, in the segment from ${segment.from}`;
  agreeing.agree(where, valuesIn(values), valuesIn(entries));
  agreeing.agree(`${where} in force`, isEmpty ? 'not' : onDay(segment.inForce, text, segment.possiblyAfter), inForce);
  const isSuspended = onDay(segment.suspended ?? 'not', suspendedPossiblyFrom, suspendedPossiblyAfter);
  agreeing.agree(`${where} suspended`, isSuspended, suspended);
  for (const entry of entries) {
    const answer = segment.answers.find((each) => sameValue(each, entry));
    if (entry.certainty === 'not' || !answer) continue;
    agreeing.agree(`${where} days`, { from: segment.from, to: segment.to }, entry.segment);
    // The next renewal depends on the day.
    const claims = answer.claims.map(({ renewal: _, ...claim }) => canonicalJson(claim));
    const missing = entry.claims.filter(({ renewal: _, ...claim }) => !claims.includes(canonicalJson(claim)));
    agreeing.agree(`${where} claims that are in the answer only`, missing, []);
  }
}
