import type { Doubt } from '#client';
import { inShort, listed } from '../output/in-short';
import { renderCondition } from './condition';

/** Renders in one sentence what a possible answer depends on. */
export function renderDoubt({ value, about, holds, days, condition, by }: Doubt): string {
  const answer = value === null ? 'the suspension' : `“${inShort(value)}”`;
  const subject = condition === undefined ? SUBJECTS[about] : `the condition ${renderCondition(condition)}`;
  const when = days.hi === days.lo ? `on ${days.lo}` : `from ${days.lo} to ${days.hi ?? 'an unknown day'}`;
  const titles = by.length === 0 ? '' : `: ${listed(by.map(({ title }) => title))}`;
  if (holds === undefined) return `${answer}: who is bound depends on ${subject} (${when})${titles}`;
  return `${answer} holds ${HOLDS[holds]} ${subject} (${when})${titles}`;
}

const HOLDS = { once: 'only after', until: 'only up to' } as const;

const SUBJECTS: Record<Doubt['about'], string> = {
  start: 'a start',
  end: 'an end',
  condition: 'a condition',
  renewal: 'the end that notice brings',
  parties: 'a change of parties',
  agreement: 'the end of the agreement',
  partnership: 'the end of the partnership',
};
