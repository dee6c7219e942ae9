import type { Effect, OriginalContent } from '#contracts';
import { contentOfEvent, type Content } from '../../../claims/content-of-event';
import { boundsOf, dayOf, type Day } from '../../../dates';
import type { Moment } from '../answers-of-term';
import { PartnershipState } from '../../partnership-state';

/** An event of a test, without what every event has. */
export type Told = Partial<Omit<OriginalContent, 'effects'>> & { occurred: string; effects?: readonly Effect[] };

export const idOf = (version: number): string => `00000000-0000-4000-8000-${String(version).padStart(12, '0')}`;

export const started: Told = {
  occurred: '2019-07-22',
  type: 'PartnershipStarted',
  data: { name: 'M and O', parties: [party('microsoft'), party('openai')] },
};

function party(id: string) {
  return { id, name: id };
}

/** The state after these events, the first of which has version 1; null is a retracted one. */
export const given = (...events: readonly (Told | null)[]): PartnershipState =>
  stateOf(events.flatMap((told, index) => (told ? [contentOf(told, index + 1, index + 1)] : [])));

export function stateOf(contents: readonly Content[]): PartnershipState {
  return PartnershipState.of(
    contents.flatMap(({ claims }) => claims),
    contents.flatMap(({ statements }) => statements),
  );
}

export const contentOf = (told: Told, root: number, eventVersion: number): Content =>
  contentOfEvent(
    {
      type: 'AgreementPublished',
      title: 'an agreement',
      standing: 'definitive',
      assertedBy: ['microsoft', 'openai'],
      sources: [],
      data: { agreement: { id: 'a', title: 'a', form: 'agreement' } },
      effects: [],
      ...told,
    } as OriginalContent,
    { rootVersion: root, rootId: idOf(root), eventVersion },
  );

export const set = (term: string, value: unknown, rest: object = {}): Effect => ({
  effect: 'set',
  ...termOf(term),
  value,
  ...rest,
});
export const end = (term: string): Effect => ({ effect: 'end', ...termOf(term) });
export const reaffirm = (term: string, rest: object = {}): Effect => ({ effect: 'reaffirm', ...termOf(term), ...rest });
export const contest = (term: string, value: unknown, rest: object = {}): Effect => ({
  effect: 'contest',
  ...termOf(term),
  value,
  ...rest,
});

export function termOf(term: string): { kind: string; scope: string } {
  const [kind = '', scope = 'all'] = term.split('/');
  return { kind, scope };
}

export const TODAY: Day = dayOf(2026, 11, 22);

/** A moment, asked on 2026-11-22 unless another clock is given. */
export const on = (at: string, clock = '2026-11-22'): Moment => ({ at: boundsOf(at), clock: boundsOf(clock).lo });
