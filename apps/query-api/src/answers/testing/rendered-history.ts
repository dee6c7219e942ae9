import { faultOfJsonText, faultsOf, type Effect, type OriginalContent } from '#contracts';
import { boundsOf, collectFacts, factsOfEvent, PartnershipWorlds } from '#domain';
import type { RenderedEvent } from '#read-models';
import type { TSchema } from 'typebox';
import type { Part } from '../part';
import { Events } from '../events';

export type GivenEvent = Pick<OriginalContent, 'type' | 'data' | 'occurred'> & {
  effects?: Effect[];
  agreement?: string;
};

export const TERM = { kind: 'supply', scope: 'all' };
export const CLOCK = boundsOf('2026-11-22').lo;
export const idOf = (version: number): string => `00000000-0000-4000-8000-${String(version).padStart(12, '0')}`;
export const party = (id: string) => ({ id, name: id });

export const started: GivenEvent = {
  type: 'PartnershipStarted',
  occurred: '2020-01-01',
  data: { name: 'a and b', parties: ['a', 'b'].map(party) },
};
export const stated = (occurred: string, ...effects: Effect[]): GivenEvent => ({
  type: 'StatementMade',
  occurred,
  data: { statement: 'so', form: 'notice' },
  effects,
});

/** The worlds that events yield on the clock day 2026-11-22. The first event has version 1. */
export const worldsOf = (...events: readonly GivenEvent[]): PartnershipWorlds =>
  PartnershipWorlds.of(
    collectFacts(
      events.flatMap((event, index) =>
        factsOfEvent({
          rootId: idOf(index + 1),
          rootVersion: index + 1,
          eventVersion: index + 1,
          recordedOn: CLOCK,
          content: {
            title: '',
            standing: 'definitive',
            assertedBy: [],
            sources: [],
            effects: [],
            ...event,
          } as OriginalContent,
        }),
      ),
    ),
  ).at(CLOCK);

/** An event as it appears in answers. */
function renderedEvent(version: number): RenderedEvent {
  const identity = { eventId: idOf(version), version };
  const assertion = { title: `event ${version}`, assertedBy: ['a'], sources: [{ publisher: 'a' }] };
  const rest = { type: 'StatementMade', occurred: '2020-01-01', standing: 'definitive' };
  return {
    identity: JSON.stringify(identity).slice(1, -1),
    assertion: JSON.stringify(assertion).slice(1, -1),
    facts: { ...identity, ...assertion, ...rest },
  } as unknown as RenderedEvent;
}

const MOST_EVENTS = 30;
const known = Array.from({ length: MOST_EVENTS }, (_, index) => index + 1);
const behind = new Events(
  'p',
  new Map(known.map((version) => [`p ${version}`, renderedEvent(version)])),
  new Map(),
  true,
);

/** Renders a part and checks it against a schema. */
export function written(part: Part, schema: TSchema): Record<string, unknown> {
  const text = part.write(behind);
  expect(faultOfJsonText(text)).toBeNull();
  const answer = JSON.parse(text) as Record<string, unknown>;
  expect(faultsOf(schema, answer)).toEqual([]);
  return answer;
}
