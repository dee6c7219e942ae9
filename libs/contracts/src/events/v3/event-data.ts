import { Type } from 'typebox';
import { closed, DateText, literals, Slug, Text, Uuid } from '../../primitives';
import { eventData as dataOfVersion2 } from '../event-data';
import { ExactDay } from './condition';
import { Name, PartyV3 } from './party';
import { Scope } from './scope';

const optional = Type.Optional;
const Parties = (minItems: number) => Type.Array(PartyV3, { minItems, maxItems: 50 });
const Reason = Text(2_000);
const examples = <T>(example: T) => [example];

export const agreementForms = [
  'agreement',
  'amendment',
  'restatement',
  'extension',
  'mou',
  'side-letter',
  'term-sheet',
  'order',
] as const;

const { TermsReaffirmed, CollaborationAnnounced, ComputeCommitmentAnnounced, InvestmentMade, ConditionMet } =
  dataOfVersion2;
const { PartnershipEnded } = dataOfVersion2;

/** `data` by event type, for the events that are about the world, as version 3 of the records has it. */
export const eventDataV3 = {
  PartnershipStarted: closed(
    { name: Name, parties: Parties(2) },
    {
      description: 'the first event of every partnership, exactly once',
      examples: examples({ name: 'Alpha and Beta', parties: ['alpha', 'beta'].map((id) => ({ id, name: id })) }),
    },
  ),
  PartiesChanged: closed(
    {
      joined: optional(Parties(1)),
      left: optional(Type.Array(Slug, { minItems: 1, maxItems: 50 })),
      renamed: optional(Type.Array(closed({ id: Slug, name: Name }), { minItems: 1, maxItems: 50 })),
      succeeded: optional(Type.Array(closed({ party: Slug, by: PartyV3 }), { minItems: 1, maxItems: 50 })),
    },
    {
      description:
        'parties joined, left, took another name, or were succeeded; with `agreement` it changes who is bound by that agreement alone',
      examples: examples({ joined: [{ id: 'gamma', name: 'Gamma' }] }),
    },
  ),
  StatementMade: closed(
    {
      statement: Text(2_000),
      form: literals(['notice', 'waiver', 'consent', 'decision', 'filing', 'report'] as const),
      inResponseTo: optional(Uuid),
    },
    {
      description: 'somebody said or did something that is no agreement',
      examples: examples({ statement: 'The court found for the plaintiff.', form: 'decision' }),
    },
  ),
  AgreementPublished: closed(
    {
      agreement: closed({
        id: Slug,
        title: Text(500),
        form: literals(agreementForms),
        signed: optional(DateText),
        amends: optional(
          Type.Array(Slug, {
            minItems: 1,
            maxItems: 50,
            description:
              'the agreements that it amends, by id; in records of versions 1 and 2 the event that published one',
          }),
        ),
      }),
    },
    {
      description: 'an agreement became known',
      examples: examples({ agreement: { id: 'master-agreement', title: 'Master agreement', form: 'agreement' } }),
    },
  ),
  AgreementEnded: closed(
    {
      agreement: Slug,
      how: literals(['expired', 'terminated', 'superseded', 'withdrawn'] as const),
      reason: optional(Reason),
    },
    {
      description: 'from `occurred` on none of the terms of the agreement is in force but those that survive it',
      examples: examples({ agreement: 'master-agreement', how: 'terminated' }),
    },
  ),
  TermsReaffirmed,
  CollaborationAnnounced,
  ComputeCommitmentAnnounced,
  InvestmentMade,
  ConditionMet,
  ConditionRuledOut: closed(
    { condition: Slug, reason: optional(Reason) },
    {
      description: 'a condition can no longer come true; one that was met stays met',
      examples: examples({ condition: 'merger-cleared', reason: 'The authority prohibited it.' }),
    },
  ),
  SourcesReviewed: closed(
    { through: ExactDay, note: optional(Text(2_000)) },
    {
      description: 'somebody looked for news of this partnership up to that day; it has no effects',
      examples: examples({ through: '2026-11-22' }),
    },
  ),
  PartnershipEnded,
  TermFellDue: closed(
    {
      kind: Slug,
      scope: Scope,
      on: DateText,
      setBy: Type.Union([Uuid, Type.Null()], {
        description: 'the event that had set the day; null: recorded before that was kept',
      }),
    },
    {
      description: 'a known date has come; written by the service itself, refused from clients (`type-reserved`)',
      examples: examples({ kind: 'exclusivity', scope: 'all', on: '2030-01-01' }),
    },
  ),
} as const;

/** Types of event that have no effects whatever is sent. */
export const withoutEffects: ReadonlySet<string> = new Set<keyof typeof eventDataV3>(['SourcesReviewed']);
