import { Type, type Static, type TSchema } from 'typebox';
import { closed, DateText, literals, Slug, Text, Uuid } from '../primitives';

export const Party = closed({ id: Slug, name: Text(200) }, { $id: 'Party' });
export type Party = Static<typeof Party>;
const Parties = (minItems: number) => Type.Array(Party, { minItems, maxItems: 50 });
const With = Type.Array(Slug, { minItems: 1, maxItems: 50, uniqueItems: true });
const Reason = Text(2_000);

/**
 * `data` by event type, for the events that are about the world. What stands here is all that a type is registered by: its description and
 * its example are used by the reference, the OpenAPI document and the tests.
 */
export const eventData = {
  PartnershipStarted: closed(
    { name: Text(200), parties: Parties(2) },
    {
      description: 'the first event of every partnership, exactly once',
      examples: [{ name: 'Alpha and Beta', parties: ['alpha', 'beta'].map((id) => ({ id, name: id })) }],
    },
  ),
  PartiesChanged: closed(
    {
      joined: Type.Optional(Parties(1)),
      left: Type.Optional(Type.Array(Slug, { minItems: 1, maxItems: 50 })),
      renamed: Type.Optional(Parties(1)),
      succeeded: Type.Optional(Type.Array(closed({ party: Slug, by: Party }), { minItems: 1, maxItems: 50 })),
    },
    {
      description: 'parties joined, left, took another name, or were succeeded',
      examples: [{ joined: [{ id: 'gamma', name: 'Gamma' }] }],
    },
  ),
  AgreementPublished: closed(
    {
      agreement: closed({
        id: Slug,
        title: Text(500),
        form: literals(['agreement', 'amendment', 'restatement', 'extension', 'mou']),
        signed: Type.Optional(DateText),
        amends: Type.Optional(Uuid),
      }),
    },
    {
      description: 'an agreement became known',
      examples: [{ agreement: { id: 'master-agreement', title: 'Master agreement', form: 'agreement' } }],
    },
  ),
  TermsReaffirmed: closed(
    { statement: Text(2_000), inResponseTo: Type.Optional(Uuid) },
    { description: 'the parties say that terms stand', examples: [{ statement: 'All of it stands.' }] },
  ),
  CollaborationAnnounced: closed(
    { with: With, subject: Text(500) },
    { description: 'a third party comes in', examples: [{ with: ['gamma'], subject: 'a product' }] },
  ),
  ComputeCommitmentAnnounced: closed(
    { with: With, programme: Type.Optional(Text(200)) },
    { description: 'somebody commits to computing capacity', examples: [{ with: ['gamma'] }] },
  ),
  InvestmentMade: closed(
    {
      investor: Slug,
      with: Type.Array(Slug, {
        maxItems: 50,
        uniqueItems: true,
        description: 'who else invests in the round, parties or not',
      }),
      round: Type.Optional(Text(200)),
    },
    { description: 'somebody invests', examples: [{ investor: 'alpha', round: 'Series C' }] },
  ),
  ConditionMet: closed(
    { condition: Slug },
    { description: 'a condition came true on the day `occurred`', examples: [{ condition: 'agi-verified' }] },
  ),
  PartnershipEnded: closed(
    { reason: Reason },
    {
      description: 'ends every term; `occurred` is the first day not in force',
      examples: [{ reason: 'The parties went separate ways.' }],
    },
  ),
  TermFellDue: closed(
    {
      kind: Slug,
      scope: Slug,
      on: DateText,
      setBy: Type.Union([Uuid, Type.Null()], {
        description: 'the event that had set the day; null: recorded before that was kept',
      }),
    },
    {
      description: 'a known date has come; written by the service itself, refused from clients (`type-reserved`)',
      examples: [{ kind: 'exclusivity', scope: 'all', on: '2030-01-01' }],
    },
  ),
} as const;

/** `data` of the events that are about another event, which they name by id; a correction holds a whole event as the replacement. */
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
 * Members of `data` that may be left out when an event is sent, and what they are then recorded as. Let it not grow: an import file must be
 * recorded alike by every release, so a new member that may be left out stays absent in the record.
 */
export const dataDefaults: Partial<Record<keyof typeof eventData, Readonly<Record<string, unknown>>>> = {
  InvestmentMade: { with: [] },
  TermFellDue: { setBy: null },
};
