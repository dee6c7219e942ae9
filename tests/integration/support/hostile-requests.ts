import { randomUUID } from 'node:crypto';
import type { Dice } from '#testing';
import { agreed, started } from './events';

/** Valid requests with the highest cost: `before` is recorded first, then `requests` are measured. */
export interface HostileCase {
  readonly before: readonly (readonly object[])[];
  readonly requests: readonly (readonly object[])[];
}

const EVENTS = 100;
const times = <T>(count: number, make: (nth: number) => T): T[] => Array.from({ length: count }, (_, nth) => make(nth));

const effect = (kind: string, scope: string, summary: string, more: object = {}): object => ({
  effect: 'set',
  kind,
  scope,
  value: { summary },
  ...more,
});

/** Dates that overlap nearly all others of their kind. */
const IMPRECISE = ['[2010..2050]', '20XX', '[..2030]', '2019~', '[2020-03-15..]'] as const;

/** Requests that halted a partition for ever in edition 1: each sets a hundred values of one term, which may all be in force at once. */
export const overlapping = (dice: Dice, requests: number): object[][] =>
  times(requests, () =>
    times(EVENTS, () =>
      agreed([
        {
          effect: 'set',
          kind: 'exclusivity',
          scope: 'all',
          value: { exclusivity: dice.oneOf(EXCLUSIVITY) },
          from: dice.oneOf(IMPRECISE),
        },
      ]),
    ),
  );

const EXCLUSIVITY = ['exclusive', 'exclusive-third-party', 'right-of-first-refusal', 'non-exclusive', 'sole'] as const;

/** The same with a different value and different days in each event. */
export const overlappingAndDifferent = (dice: Dice, requests: number): object[][] =>
  times(requests, () =>
    times(EVENTS, () => agreed([effect('api-hosting', 'all', randomUUID(), { from: anyDays(dice) })])),
  );

function anyDays(dice: Dice): string {
  const year = 1900 + dice.below(200);
  const day = `${year}-${String(1 + dice.below(12)).padStart(2, '0')}-${String(1 + dice.below(28)).padStart(2, '0')}`;
  return dice.oneOf([`[${day}..]`, `[..${day}]`, `[${day}..2150]`]);
}

const scopes = (count: number): string[] => times(count, (nth) => `s${nth}`);

/** The requests that give a partnership `count` terms, as few as possible. */
export function manyTerms(count: number, more: object = {}, effectsOfEvent = 50): object[][] {
  const events: object[] = [];
  const all = scopes(count);
  for (let next = 0; next < count; next += effectsOfEvent)
    events.push(
      agreed(all.slice(next, next + effectsOfEvent).map((scope) => effect('api-hosting', scope, scope, more))),
    );
  return times(Math.ceil(events.length / EVENTS), (nth) => events.slice(nth * EVENTS, (nth + 1) * EVENTS));
}

export const reaffirmed = (): object =>
  agreed([{ effect: 'reaffirm', kind: '*', scope: 'all' }], {
    occurred: '2026-02-01',
    assertedBy: ['alpha', 'beta'],
  });
const corrected = (target: string, replacement: object): object => ({
  type: 'EventCorrected',
  title: 'a correction',
  data: { target, replacement, reason: 'it was another day' },
});

/** `terms` is the number of terms in cases about all terms; `repeats` the number of requests in cases in which each request meets more claims. */
export function hostileCases(dice: Dice, terms: number, repeats = 5): Record<string, HostileCase> {
  const begun = [[started()]];
  const end = randomUUID();
  const ended = (occurred: string): object => ({
    ...(started() as Record<string, unknown>),
    type: 'PartnershipEnded',
    occurred,
    title: 'it ends',
    data: { reason: 'it was time' },
  });
  const met = randomUUID();
  const conditionMet = (occurred: string): object => ({
    ...(started() as Record<string, unknown>),
    type: 'ConditionMet',
    occurred,
    title: 'it came true',
    data: { condition: 'agi' },
  });
  const target = times(EVENTS, () => randomUUID());
  const claims = target.map((id) => ({
    ...agreed([effect('api-hosting', 'all', id, { from: anyDays(dice) })]),
    id,
  }));
  const retraction = (id: string): object => ({
    type: 'EventRetracted',
    title: 'a retraction',
    data: { target: id, reason: 'it was never said' },
  });
  return {
    'one term, values that overlap': { before: begun, requests: overlapping(dice, repeats) },
    'one term, different values that overlap': { before: begun, requests: overlappingAndDifferent(dice, repeats) },
    'a hundred events of twenty effects': {
      before: begun,
      requests: times(Math.min(3, repeats), () =>
        times(EVENTS, () =>
          agreed(times(20, (nth) => effect('api-hosting', `s${nth}`, randomUUID(), { from: '20XX' }))),
        ),
      ),
    },
    'a megabyte of imprecise effects on one term': {
      before: begun,
      requests: [
        times(EVENTS, (n) =>
          agreed(
            times(85, (nth) => effect('api-hosting', 'all', `${n}`, { from: `[${1000 + nth * 10 + (n % 10)}..]` })),
          ),
        ),
      ],
    },
    'corrections of widely overlapping claims': {
      before: [...begun, ...overlappingAndDifferent(dice, repeats), claims],
      requests: [
        target.map((id) => corrected(id, agreed([effect('api-hosting', 'all', 'other', { from: anyDays(dice) })]))),
      ],
    },
    'retractions of widely overlapping claims': {
      before: [
        ...begun,
        ...overlappingAndDifferent(dice, repeats),
        claims.map((claim, nth) => ({ ...claim, id: replaced(target[nth]!) })),
      ],
      requests: [target.map((id) => retraction(replaced(id)))],
    },
    'a hundred reaffirmations of all terms': {
      before: [...begun, ...manyTerms(terms)],
      requests: [times(EVENTS, reaffirmed)],
    },
    'the end of all terms': {
      before: [...begun, ...manyTerms(terms)],
      requests: [[{ ...ended('2027-01-01'), id: end }]],
    },
    'a hundred corrections of the end of all terms': {
      before: [...begun, ...manyTerms(terms), [{ ...ended('2027-01-01'), id: replaced(end) }]],
      requests: [times(EVENTS, (nth) => corrected(replaced(end), ended(`20${30 + (nth % 50)}-01-01`)))],
    },
    'a condition of all terms, corrected a hundred times': {
      before: [...begun, ...manyTerms(terms, { untilCondition: 'agi' }), [{ ...conditionMet('2027-01-01'), id: met }]],
      requests: [times(EVENTS, (nth) => corrected(met, conditionMet(`20${30 + (nth % 50)}`)))],
    },
    'replaced terms by the thousand': {
      before: [...begun, ...manyTerms(1_000)],
      requests: [
        times(EVENTS, (n) =>
          agreed(
            times(11, (nth) =>
              effect('product-hosting', `n${n}-${nth}`, 'x', {
                from: `[${1900 + n}-01-01..]`,
                replaces: times(20, (r) => ({ kind: 'api-hosting', scope: `s${(nth * 20 + r + n) % 1_000}` })),
              }),
            ),
          ),
        ),
      ],
    },
    'large values': {
      before: [...begun, [agreed([largeEffect('before', 500)])]],
      requests: [times(EVENTS, (nth) => agreed([largeEffect(`${nth}`, 180, { from: '20XX' })]))],
    },
  };
}

/** An effect whose value has fifty exceptions of the given length. */
const largeEffect = (summary: string, length: number, more: object = {}): object => ({
  effect: 'set',
  kind: 'exclusivity',
  scope: 'all',
  value: { summary, exceptions: times(50, () => 'x'.repeat(length)) },
  ...more,
});

/** Another id that is derived from the first, because partnerships do not share events. */
const replaced = (id: string): string => `${id.slice(0, -1)}${((parseInt(id.slice(-1), 16) + 1) % 16).toString(16)}`;
