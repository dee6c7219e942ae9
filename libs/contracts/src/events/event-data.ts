import { Type, type Static } from 'typebox';
import { closed, DateText, literals, Slug, Text, Uuid } from '../primitives';

export const Party = closed({ id: Slug, name: Text(200) }, { $id: 'Party' });
export type Party = Static<typeof Party>;
const Parties = (minItems: number) => Type.Array(Party, { minItems, maxItems: 50 });
const With = Type.Array(Slug, { minItems: 1, maxItems: 50, uniqueItems: true });
const Reason = Text(2_000);

/** `data` by event type, for the types whose data holds no other event. */
export const eventData = {
  PartnershipStarted: closed({ name: Text(200), parties: Parties(2) }),
  PartiesChanged: closed({
    joined: Type.Optional(Parties(1)),
    left: Type.Optional(Type.Array(Slug, { minItems: 1, maxItems: 50 })),
    renamed: Type.Optional(Parties(1)),
    succeeded: Type.Optional(Type.Array(closed({ party: Slug, by: Party }), { minItems: 1, maxItems: 50 })),
  }),
  AgreementPublished: closed({
    agreement: closed({
      id: Slug,
      title: Text(500),
      form: literals(['agreement', 'amendment', 'restatement', 'extension', 'mou']),
      signed: Type.Optional(DateText),
      amends: Type.Optional(Uuid),
    }),
  }),
  TermsReaffirmed: closed({ statement: Text(2_000), inResponseTo: Type.Optional(Uuid) }),
  CollaborationAnnounced: closed({ with: With, subject: Text(500) }),
  ComputeCommitmentAnnounced: closed({ with: With, programme: Type.Optional(Text(200)) }),
  InvestmentMade: closed({
    investor: Slug,
    with: Type.Array(Slug, {
      maxItems: 50,
      uniqueItems: true,
      description: 'who else invests in the round, parties or not',
    }),
    round: Type.Optional(Text(200)),
  }),
  ConditionMet: closed({ condition: Slug }),
  EventRetracted: closed({ target: Uuid, reason: Reason }),
  PartnershipEnded: closed({ reason: Reason }),
  TermFellDue: closed({
    kind: Slug,
    scope: Slug,
    on: DateText,
    setBy: Type.Union([Uuid, Type.Null()], {
      description: 'the event that had set the day; null: recorded before that was kept',
    }),
  }),
} as const;

/** Members of `data` that may be left out when an event is sent, and what they are then recorded as. */
export const dataDefaults: Partial<Record<keyof typeof eventData, Readonly<Record<string, unknown>>>> = {
  InvestmentMade: { with: [] },
  TermFellDue: { setBy: null },
};

export const correctionReason = Reason;
