import type { Effect, OriginalContent } from '#contracts';
import { boundsOf, dayOf, type Day } from '../../dates';
import { collectFacts, factsOfEvent, type Fact } from '../../facts';
import { PartnershipWorlds } from '../../worlds';
import type { Moment } from '../moment';

/** An event of a test, without the members that all events have. */
export type GivenEvent = Partial<Omit<OriginalContent, 'effects'>> & { occurred: string; effects?: readonly Effect[] };

export const TODAY: Day = dayOf(2026, 11, 22);

export const idOf = (version: number): string => `00000000-0000-4000-8000-${String(version).padStart(12, '0')}`;

export const started: GivenEvent = {
  occurred: '2019-07-22',
  type: 'PartnershipStarted',
  data: { name: 'M and O', parties: [party('microsoft'), party('openai')] },
};

export function party(id: string): { id: string; name: string } {
  return { id, name: id };
}

/** The worlds after these events. The first one has version 1; null is a retracted event. */
export const given = (...events: readonly (GivenEvent | null)[]): PartnershipWorlds =>
  worldsOf(events.flatMap((event, index) => (event ? factsOf(event, index + 1) : [])));

export const worldsOf = (facts: readonly Fact[]): PartnershipWorlds => PartnershipWorlds.of(collectFacts(facts));

/** The facts of an event. `eventVersion` is the version of the correction that supplies its content. */
export const factsOf = (event: GivenEvent, rootVersion: number, eventVersion = rootVersion): Fact[] =>
  factsOfEvent({
    rootId: idOf(rootVersion),
    rootVersion,
    eventVersion,
    recordedOn: TODAY,
    content: {
      type: 'AgreementPublished',
      title: 'an agreement',
      standing: 'definitive',
      assertedBy: ['microsoft', 'openai'],
      sources: [],
      data: { agreement: { id: 'a', title: 'a', form: 'agreement' } },
      effects: [],
      ...event,
    } as OriginalContent,
  });

export const set = (term: string, value: unknown, rest: object = {}): Effect => ({
  effect: 'set',
  ...termOf(term),
  value,
  ...rest,
});
/** An override; a suspension if the value is null. `rest` states its end. */
export const override = (term: string, value: unknown, rest: object): Effect => ({
  effect: 'override',
  ...termOf(term),
  value,
  ...rest,
});
export const end = (term: string, rest: object = {}): Effect => ({ effect: 'end', ...termOf(term), ...rest });
export const notice = (term: string, rest: object = {}): Effect => ({ effect: 'notice', ...termOf(term), ...rest });
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

/** A moment, with the clock day 2026-11-22 unless another one is given. */
export const on = (at: string, clock = '2026-11-22'): Moment => ({ at: boundsOf(at), clock: boundsOf(clock).lo });
