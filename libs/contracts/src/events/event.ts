import { Type, type Static, type TSchema } from 'typebox';
import { closed, DateText, literals, Text, Uuid } from '../primitives';
import { Effect } from './effect';
import { correctionReason, eventData } from './event-data';
import { Source } from './source';

export const standings = ['definitive', 'non-binding', 'reported'] as const;
export const Standing = literals(standings, 'only definitive events govern terms');
export type Standing = Static<typeof Standing>;

const body = {
  occurred: DateText,
  title: Text(500),
  standing: Standing,
  assertedBy: Type.Array(Text(200), { maxItems: 50, description: 'slugs of parties, or the name of a publisher' }),
  sources: Type.Array(Source, { maxItems: 100 }),
  effects: Type.Array(Effect, { maxItems: 100 }),
};

/** What an event of a type says, whose `data` is of this schema. */
export const contentOf = <T extends string, D extends TSchema>(type: T, data: D) =>
  closed({ type: Type.Literal(type), ...body, data });

/** What an event says, without its id: what stands in a correction as the replacement. */
export const eventContents = {
  PartnershipStarted: contentOf('PartnershipStarted', eventData.PartnershipStarted),
  PartiesChanged: contentOf('PartiesChanged', eventData.PartiesChanged),
  AgreementPublished: contentOf('AgreementPublished', eventData.AgreementPublished),
  TermsReaffirmed: contentOf('TermsReaffirmed', eventData.TermsReaffirmed),
  CollaborationAnnounced: contentOf('CollaborationAnnounced', eventData.CollaborationAnnounced),
  ComputeCommitmentAnnounced: contentOf('ComputeCommitmentAnnounced', eventData.ComputeCommitmentAnnounced),
  InvestmentMade: contentOf('InvestmentMade', eventData.InvestmentMade),
  ConditionMet: contentOf('ConditionMet', eventData.ConditionMet),
  PartnershipEnded: contentOf('PartnershipEnded', eventData.PartnershipEnded),
  TermFellDue: contentOf('TermFellDue', eventData.TermFellDue),
} as const;

const contents = Object.values(eventContents);
export type OriginalContent = Static<(typeof contents)[number]>;
export type OriginalType = OriginalContent['type'];

export const Replacement = Type.Union(contents, { $id: 'Replacement' });

export const correctionContents = {
  EventCorrected: contentOf(
    'EventCorrected',
    closed({ target: Uuid, replacement: Type.Unsafe<OriginalContent>(Replacement), reason: correctionReason }),
  ),
  EventRetracted: contentOf('EventRetracted', eventData.EventRetracted),
} as const;

export type CorrectionContent = Static<(typeof correctionContents)[keyof typeof correctionContents]>;
export type EventContent = OriginalContent | CorrectionContent;
export type EventType = EventContent['type'];

export const eventTypes = [...Object.keys(eventContents), ...Object.keys(correctionContents)] as EventType[];

/** An event as it stands in the log: defaults written out, with its id. */
export type Event = EventContent & { id: string };
/** An event that is about the world, not about another event. */
export type OriginalEvent = OriginalContent & { id: string };

export type ContentSchema = TSchema & { properties: Record<string, TSchema> };
export type EventSchemas = Readonly<Record<EventType, ContentSchema>>;

/** The schemas of events as recorded, whose contents are of these. */
export const recordedAs = (contents: EventSchemas): EventSchemas =>
  Object.fromEntries(
    eventTypes.map((type) => [type, closed({ id: Uuid, ...contents[type].properties })]),
  ) as unknown as EventSchemas;

/** Schemas of events as recorded. */
export const eventSchemas = recordedAs({ ...eventContents, ...correctionContents });

export const Event = Type.Unsafe<Event>(Type.Union(Object.values(eventSchemas), { $id: 'Event' }));

export const isCorrection = (event: EventContent): event is CorrectionContent =>
  event.type === 'EventCorrected' || event.type === 'EventRetracted';
