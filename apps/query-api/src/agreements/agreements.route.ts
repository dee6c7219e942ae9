import { agreementForms, DateText, literals, Scope, Slug, Standing, waysToEnd } from '#contracts';
import { AGREEMENT_STATES } from '#domain';
import { defineRoute } from '#http';
import { Type } from 'typebox';
import {
  answerEnd,
  ClaimAnswer,
  eventIdentity,
  EventSummary,
  known,
  moreOf,
  named,
  nullable,
  TermNamed,
  Value,
} from '../answers/schemas';
import { after, at, Known, partnershipParams, projectedTo } from '../question/parameters';
import { questionFaults } from '../question/question-faults';

const optional = Type.Optional;
const State = literals(
  AGREEMENT_STATES,
  '`published`: nothing that it set stands; `pending` until one of its claims has started; `superseded` from the start of a definitive restatement of it; `lapsed`: none of its claims can start any more',
);

const Ending = Type.Object({
  ...eventIdentity,
  agreement: nullable(
    Type.Unsafe<string>({ ...Slug, description: 'which one ended; null: the partnership, and with it what it set' }),
  ),
  how: nullable(literals(waysToEnd)),
  reason: nullable(Type.String()),
  from: Type.Unsafe<string>({ ...DateText, description: 'the first day on which it is over' }),
  title: Type.String(),
  assertedBy: EventSummary.properties.assertedBy,
  sources: EventSummary.properties.sources,
});

const agreement = {
  id: Slug,
  title: Type.String(),
  form: literals(agreementForms),
  standing: Type.Unsafe<Standing>({ ...Standing, description: 'the strongest of those of its publications' }),
  signed: nullable(DateText),
  states: Type.Array(Type.Object({ state: State, certainty: literals(['definitely', 'possibly'] as const) }), {
    description: 'what it is on the day; several where dates are imprecise',
  }),
  amends: Type.Array(Slug, { description: 'as it was written where the name is not known' }),
  moreAmends: moreOf('amends'),
  amendedBy: Type.Array(Slug),
  moreAmendedBy: moreOf('amendedBy'),
  restatedBy: Type.Array(Slug, { description: 'the definitive restatements among those that amend it' }),
  moreRestatedBy: moreOf('restatedBy'),
  publishedBy: Type.Array(EventSummary),
  morePublishedBy: moreOf('publishedBy'),
  endings: Type.Array(Ending, { description: 'what ends it, or will' }),
  moreEndings: moreOf('endings'),
  terms: Type.Array(TermNamed, { description: 'the terms of its claims' }),
  moreTerms: moreOf('terms'),
  claims: Type.Integer({ description: 'how many `set`, `override` and `end` it made' }),
  links: Type.Object({ self: Type.String() }),
};

export const AgreementAnswer = named('Agreement', Type.Object(agreement));

export const AgreementClaim = named(
  'AgreementClaim',
  Type.Object({
    kind: Slug,
    scope: Scope,
    state: Type.Unsafe<string>({
      ...literals(['pending', 'in-force', 'superseded', 'lapsed', 'ended'] as const),
      description: 'what has become of it by the day; an `end` is in force once it has ended its term',
    }),
    certainty: literals(['definitely', 'possibly'] as const),
    value: Value,
    of: optional(literals(['override'] as const)),
    between: optional(Type.Array(Slug)),
    replaces: optional(Type.Array(TermNamed)),
    clarifies: optional(Type.Boolean()),
    ...ClaimAnswer.properties,
  }),
);

const query = Type.Object({ at: optional(at), ...Known, after, projectedTo: optional(projectedTo) });
const problems = {
  400: ['date-invalid', 'known-at-in-future', 'version-unknown'],
  404: ['partnership-unknown'],
  503: ['answers-busy'],
} as const;

export const listAgreements = defineRoute({
  method: 'GET',
  path: '/v1/partnerships/:id/agreements',
  expensive: true,
  summary: 'List the agreements of a partnership, each with what it is on a day',
  tag: 'Terms',
  params: partnershipParams,
  query,
  checkQuery: questionFaults,
  responses: {
    200: {
      description: 'the agreements in the order in which they were published',
      schema: named(
        'Agreements',
        Type.Object({
          partnershipId: Slug,
          at: DateText,
          ...known,
          agreements: Type.Array(AgreementAnswer),
          ...answerEnd,
        }),
      ),
    },
    304: { description: 'If-None-Match names this answer' },
  },
  problems,
});

export const showAgreement = defineRoute({
  method: 'GET',
  path: '/v1/partnerships/:id/agreements/:agreementId',
  expensive: true,
  summary: 'Show an agreement: what it set, and what has become of that by a day',
  tag: 'Terms',
  params: Type.Object({ id: Slug, agreementId: Slug }),
  query,
  checkQuery: questionFaults,
  responses: {
    200: {
      description: 'the agreement with its claims by kind and scope',
      schema: named(
        'AgreementWithClaims',
        Type.Object({
          partnershipId: Slug,
          at: DateText,
          ...known,
          agreement: AgreementAnswer,
          claims: Type.Array(AgreementClaim),
          ...answerEnd,
        }),
      ),
    },
    304: { description: 'If-None-Match names this answer' },
  },
  problems: { ...problems, 404: ['partnership-unknown', 'agreement-unknown'] },
});
