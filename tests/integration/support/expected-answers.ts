import { WINDOW, enumerateWorlds } from '#testing';
import { canonicalJson } from '#contracts';
import type { Claim, Day, Met } from '#domain';

/** The days that are looked at: the window of generated dates with a margin on both sides. */
export const DAYS: readonly Day[] = Array.from({ length: WINDOW.hi - WINDOW.lo + 7 }, (_, i) => WINDOW.lo - 3 + i);
const FIRST = DAYS[0]!;
const LAST = DAYS.at(-1)!;

/** What a term's answer is on one day, in words that compare: each answer with its certainty, and whether there may be none. */
export interface ExpectedAnswer {
  readonly answers: ReadonlyMap<string, 'definitely' | 'possibly'>;
  readonly nothing: boolean;
  /** Per answer the conditions, not known to be met, that claims which carry it hang on. */
  readonly conditions: ReadonlyMap<string, readonly string[]>;
}

const MOST_WORLDS = 800;
const MOST_TIES = 6;

const memory = new Map<string, readonly ExpectedAnswer[]>();
export const looked = { byWorlds: 0, byClosedForm: 0, remembered: 0 };

/** One answer per day of DAYS: by enumerating worlds where these are few enough, else by the closed form of DESIGN section 7. */
export function expectedAnswers(claims: readonly Claim[], met: Met, clock: Day): readonly ExpectedAnswer[] {
  const key = canonicalJson([claims, [...met], clock === Infinity ? 'never' : clock]);
  const known = memory.get(key);
  if (known) {
    looked.remembered += 1;
    return known;
  }
  const answers = compute(claims, met, clock);
  memory.set(key, answers);
  return answers;
}

function compute(claims: readonly Claim[], met: Met, clock: Day): readonly ExpectedAnswer[] {
  const worlds = claims.reduce((product, { start }) => product * (start.hi - start.lo + 1), 1);
  const ties = Math.max(0, ...DAYS.map((day) => claims.filter((c) => c.start.lo <= day && day <= c.start.hi).length));
  if (worlds > MOST_WORLDS || ties > MOST_TIES) {
    looked.byClosedForm += 1;
    return DAYS.map((day) => byClosedForm(claims, met, clock, day));
  }
  looked.byWorlds += 1;
  const days = { lo: FIRST, hi: LAST };
  return enumerateWorlds(claims, { days, clock: Math.min(clock, LAST), met }).map((world) => ({
    answers: world.answers,
    nothing: world.nothing,
    conditions: conditionsOf([...world.governing], met),
  }));
}

interface Normal {
  readonly claim: Claim;
  readonly lo: Day;
  readonly hi: Day;
  readonly endLo: Day;
  readonly endHi: Day;
}

/** The closed form, word for word and day by day. */
function byClosedForm(claims: readonly Claim[], met: Met, clock: Day, day: Day): ExpectedAnswer {
  const all = claims.flatMap((claim): Normal[] => {
    const until = claim.until === 'unknown' ? { lo: claim.start.lo, hi: Infinity } : claim.until;
    const condition = claim.untilCondition === null ? undefined : met.get(claim.untilCondition);
    const last = {
      lo: Math.min(until?.lo ?? Infinity, condition?.lo ?? Infinity),
      hi: Math.min(until?.hi ?? Infinity, condition?.hi ?? Infinity),
    };
    const { lo } = claim.start;
    if (last.hi < lo) return [];
    return [{ claim, lo, hi: Math.min(claim.start.hi, last.hi), endLo: Math.max(last.lo, lo) + 1, endHi: last.hi + 1 }];
  });
  const exact = (c: Normal): boolean => c.lo === c.hi;
  const later = (k: Normal, c: Normal): boolean =>
    k.claim.order[0] - c.claim.order[0] || k.claim.order[1] - c.claim.order[1] ? before(c.claim, k.claim) : false;
  const mustFollow = (k: Normal, c: Normal): boolean =>
    k.lo > c.hi || (k.lo === c.hi && exact(k) && exact(c) && later(k, c));
  const possible = all.filter(
    (c) => c.lo <= day && day < Math.min(c.endHi, ...all.filter((k) => mustFollow(k, c)).map((k) => k.hi)),
  );
  const lapsed = (c: Normal): boolean => {
    const s = Math.min(c.hi, day - 1);
    const followed = (k: Normal): boolean =>
      k !== c && k.hi <= day && (k.lo > s || (exact(k) && k.hi === s && exact(c) && later(k, c)));
    return c.lo <= s && c.endLo <= day && !all.some(followed);
  };
  const governing = possible.map(({ claim }) => claim);
  const mayLapse = day > clock && governing.some((c) => c.untilCondition !== null && !met.has(c.untilCondition));
  const nothing =
    all.every((k) => day < k.hi) || governing.some((c) => c.effect === 'end') || all.some(lapsed) || mayLapse;
  const values = [...new Set(governing.flatMap(({ answer }) => answer ?? []))];
  const certainty = values.length === 1 && !nothing ? 'definitely' : 'possibly';
  return {
    answers: new Map(values.map((value) => [value, certainty])),
    nothing,
    conditions: conditionsOf(governing, met),
  };
}

const before = ({ order: a }: Claim, { order: b }: Claim): boolean => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);

function conditionsOf(governing: readonly Claim[], met: Met): ReadonlyMap<string, readonly string[]> {
  const open = new Map<string, string[]>();
  for (const { answer, untilCondition } of governing) {
    if (answer === null) continue;
    const condition = untilCondition === null || met.has(untilCondition) ? '' : untilCondition;
    open.set(answer, [...new Set([...(open.get(answer) ?? []), condition])].sort());
  }
  return open;
}

const wordsOf = (map: ReadonlyMap<string, unknown>): string =>
  JSON.stringify([...map].sort(([a], [b]) => (a < b ? -1 : 1)));

export const answerWords = ({ answers }: ExpectedAnswer): string => wordsOf(answers);
export const sameAnswer = (a: ExpectedAnswer, b: ExpectedAnswer): boolean => answerWords(a) === answerWords(b);
export const sameConditions = (a: ExpectedAnswer, b: ExpectedAnswer): boolean =>
  wordsOf(a.conditions) === wordsOf(b.conditions);
