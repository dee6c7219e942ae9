import { Type, type TSchema } from 'typebox';
import { closed, DateText, literals, Slug, Text, Uuid } from '../primitives';
import { ExactDay } from './condition';
import { Name, Party } from './party';
import { Scope } from './scope';

const optional = Type.Optional;
const Parties = (minItems: number) => Type.Array(Party, { minItems, maxItems: 50 });
const With = Type.Array(Slug, { minItems: 1, maxItems: 50, uniqueItems: true });
const Reason = Text(2_000);
const examples = <T>(example: T) => [example];

/** The ways in which an agreement can end. */
export const waysToEnd = ['expired', 'terminated', 'superseded', 'withdrawn'] as const;
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

/**
 * The schemas of `data` by event type, for events about the world. A type is registered only here: the reference, the OpenAPI document and the tests
 * use its description and its example.
 */
export const eventData = {
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
      succeeded: optional(Type.Array(closed({ party: Slug, by: Party }), { minItems: 1, maxItems: 50 })),
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
      how: literals(waysToEnd),
      reason: optional(Reason),
    },
    {
      description: 'from `occurred` on none of the terms of the agreement is in force but those that survive it',
      examples: examples({ agreement: 'master-agreement', how: 'terminated' }),
    },
  ),
  TermsReaffirmed: closed(
    { statement: Text(2_000), inResponseTo: optional(Uuid) },
    { description: 'the parties say that terms stand', examples: examples({ statement: 'All of it stands.' }) },
  ),
  CollaborationAnnounced: closed(
    { with: With, subject: Text(500) },
    { description: 'a third party comes in', examples: examples({ with: ['gamma'], subject: 'a product' }) },
  ),
  ComputeCommitmentAnnounced: closed(
    { with: With, programme: optional(Text(200)) },
    { description: 'somebody commits to computing capacity', examples: examples({ with: ['gamma'] }) },
  ),
  InvestmentMade: closed(
    {
      investor: Slug,
      with: Type.Array(Slug, {
        maxItems: 50,
        uniqueItems: true,
        description: 'who else invests in the round, parties or not',
      }),
      round: optional(Text(200)),
    },
    { description: 'somebody invests', examples: examples({ investor: 'alpha', round: 'Series C' }) },
  ),
  ConditionMet: closed(
    { condition: Slug },
    { description: 'a condition came true on the day `occurred`', examples: examples({ condition: 'agi-verified' }) },
  ),
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
  PartnershipEnded: closed(
    { reason: Reason },
    {
      description: 'ends every term but those that survive it; `occurred` is the first day not in force',
      examples: examples({ reason: 'The parties went separate ways.' }),
    },
  ),
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

/** The event types that cannot have effects. */
export const withoutEffects: ReadonlySet<string> = new Set<keyof typeof eventData>(['SourcesReviewed']);

/** Returns the schemas of `data` for events about another event, which they name by id. A correction contains a whole event as the replacement. */
export const correctionDataOf = <R extends TSchema>(replacement: R) =>
  ({
    EventCorrected: closed(
      { target: Uuid, replacement, reason: Reason },
      {
        description:
          'the target was recorded wrongly; `replacement` is the whole event as it should have been, without id',
      },
    ),
    EventRetracted: closed(
      { target: Uuid, reason: Reason },
      {
        description: 'the target should not have been recorded',
        examples: [{ target: '00000000-0000-4000-8000-000000000001', reason: 'It was a hoax.' }],
      },
    ),
  }) as const;

/**
 * The members of `data` that a client may omit, with the values that are then recorded. Do not add any: every release must record an import file
 * identically, so a new optional member stays absent in the record.
 */
export const dataDefaults: Partial<Record<keyof typeof eventData, Readonly<Record<string, unknown>>>> = {
  InvestmentMade: { with: [] },
  TermFellDue: { setBy: null },
};
