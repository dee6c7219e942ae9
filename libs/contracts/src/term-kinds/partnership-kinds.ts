import { Type } from 'typebox';
import { literals } from '../primitives';
import { Percentage, Quantity } from '../values/amounts';
import {
  conditions,
  duration,
  excludes,
  exclusivity,
  includes,
  money,
  party,
  partyOrAny,
  permission,
  phrase,
  territory,
} from './fields';
import { termKind, type TermKind } from './term-kind';

const optional = Type.Optional;

const hosting = { provider: partyOrAny('who hosts it'), exclusivity, territory, includes, excludes };

/** The kinds of terms between companies that build on each other's technology. */
export const partnershipKinds: readonly TermKind[] = [
  termKind({
    kind: 'equity-stake',
    title: 'Equity stake',
    description: 'What part of a party another one holds.',
    scopeHint: 'the holder',
    fields: {
      holder: party('who holds it'),
      issuer: party('in whom'),
      share: optional(Percentage),
      basis: phrase('how the share is counted, for example as-converted and diluted'),
      valuation: money('what the stake is worth'),
    },
  }),
  termKind({
    kind: 'investment',
    title: 'Investment',
    description: 'Money that a party puts into another one.',
    scopeHint: 'the year or the investor',
    fields: {
      investor: party('who invests'),
      recipient: party('in whom'),
      amount: money('all of it, the conditional part included'),
      conditional: money(
        'the part that is paid on conditions only; as a term of its own that starts with a condition it is shown as waiting',
      ),
      conditions,
      round: phrase('the round it belongs to'),
      roundSize: money('the whole round, other investors included'),
    },
  }),
  termKind({
    kind: 'ip-licence',
    title: 'Licence of intellectual property',
    description: 'Whose intellectual property may be used by whom.',
    scopeHint: 'what is licensed: models, research, a product',
    fields: {
      licensor: party('who grants it'),
      licensee: party('who may use it'),
      exclusivity,
      subject: phrase('what is licensed'),
      territory,
      includes,
      excludes,
      conditions,
    },
  }),
  termKind({
    kind: 'api-hosting',
    title: 'Hosting of APIs',
    description: 'On whose cloud APIs are offered.',
    scopeHint: 'all, or which APIs',
    fields: hosting,
  }),
  termKind({
    kind: 'product-hosting',
    title: 'Hosting of products',
    description: 'On whose cloud products other than APIs run.',
    scopeHint: 'all, or which products',
    fields: hosting,
  }),
  termKind({
    kind: 'compute-supply',
    title: 'Supply of compute',
    description: 'Who supplies a party with computing capacity, and what say the supplier has about others.',
    scopeHint: 'all, or which capacity',
    fields: {
      provider: partyOrAny('who supplies it'),
      customer: party('whom'),
      exclusivity,
      territory,
      includes,
      excludes,
      conditions,
    },
  }),
  termKind({
    kind: 'compute-purchase',
    title: 'Purchase of compute',
    description: 'How much computing capacity a party has committed to buy.',
    scopeHint: 'the seller or the programme',
    fields: {
      buyer: party('who buys'),
      seller: party('from whom'),
      amount: money('the whole commitment'),
      incremental: optional(Type.Boolean({ title: 'whether it comes on top of earlier commitments' })),
      capacity: optional(Quantity),
      hardware: phrase('on which hardware'),
      period: duration('over how long'),
    },
  }),
  termKind({
    kind: 'revenue-share',
    title: 'Revenue share',
    description: 'What part of its revenue a party passes on.',
    scopeHint: 'the direction or the revenue',
    fields: {
      direction: optional(literals(['one-way', 'both-ways'] as const)),
      payer: party('who pays'),
      payee: party('whom'),
      percentage: optional(Percentage),
      base: phrase('of which revenue'),
      cap: money('at most how much'),
      payment: phrase('when and how it is paid'),
    },
  }),
  termKind({
    kind: 'distribution',
    title: 'Distribution',
    description: 'Who may sell a product of another party.',
    scopeHint: 'the product',
    fields: {
      distributor: party('who sells it'),
      supplier: party('whose product it is'),
      product: phrase('what is sold'),
      exclusivity,
      territory,
      includes,
      excludes,
    },
  }),
  termKind({
    kind: 'agi-determination',
    title: 'Determination of AGI',
    description: 'Who says, and who verifies, that artificial general intelligence is reached.',
    fields: {
      declaredBy: party('who declares it'),
      verifiedBy: phrase('who verifies the declaration'),
      definition: phrase('what counts as AGI'),
    },
  }),
  termKind({
    kind: 'third-party-collaboration',
    title: 'Collaboration with third parties',
    description: 'What a party may do together with others.',
    scopeHint: 'the party',
    fields: {
      party: party('who may'),
      with: partyOrAny('with whom'),
      permission,
      subject: phrase('what'),
      territory,
      conditions,
    },
  }),
  termKind({
    kind: 'independent-pursuit',
    title: 'Independent pursuit',
    description: 'What a party may pursue without the other.',
    scopeHint: 'the party',
    fields: {
      party: party('who may'),
      permission,
      subject: phrase('what'),
      territory,
      alone: optional(Type.Boolean({ title: 'whether on its own' })),
      withOthers: optional(Type.Boolean({ title: 'whether together with third parties' })),
      conditions,
    },
  }),
  termKind({
    kind: 'research-access',
    title: 'Access to research',
    description: 'Who may see whose research.',
    scopeHint: 'the field of research',
    fields: {
      grantor: party('whose research'),
      recipient: party('who may see it'),
      subject: phrase('what is shown'),
      includes,
      excludes,
      conditions,
    },
  }),
];
