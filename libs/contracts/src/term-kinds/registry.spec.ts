import type { Fault } from '../faults';
import { absenceNames } from '../values/absence';
import { createTermKindRegistry } from './registry';

/** For each kind a value that is accepted, and one that is refused with the places of its faults. */
interface Example {
  readonly accepted: unknown;
  readonly refused: unknown;
  readonly at: readonly Fault['pointer'][];
}

const usd = (amount: string) => ({ amount, currency: 'USD' });

const partnership: Readonly<Record<string, Example>> = {
  'equity-stake': {
    accepted: {
      holder: 'microsoft',
      share: { value: '27', qualifier: 'about' },
      basis: 'diluted',
      valuation: usd('135000000000'),
    },
    refused: { holder: 'microsoft', share: '27 %' },
    at: ['/share'],
  },
  investment: {
    accepted: { investor: 'amazon', amount: usd('50000000000'), conditional: usd('35000000000') },
    refused: { investor: 'Amazon Inc.', amount: { amount: 50, currency: 'usd' } },
    at: ['/investor', '/amount/amount', '/amount/currency'],
  },
  'ip-licence': {
    accepted: { licensee: 'microsoft', exclusivity: 'exclusive', excludes: ['consumer hardware'] },
    refused: { licencee: 'microsoft' },
    at: ['/licencee'],
  },
  'api-hosting': {
    accepted: { provider: 'microsoft', exclusivity: 'exclusive' },
    refused: { provider: 'microsoft', exclusivity: 'yes' },
    at: ['/exclusivity'],
  },
  'product-hosting': {
    accepted: { provider: '*', exclusivity: { none: true } },
    refused: { provider: '**', summary: '' },
    at: ['/provider', '/summary'],
  },
  'compute-supply': {
    accepted: { provider: 'microsoft', customer: 'openai', exclusivity: 'right-of-first-refusal' },
    refused: { provider: ['microsoft'] },
    at: ['/provider'],
  },
  'compute-purchase': {
    accepted: { amount: usd('138000000000'), capacity: { value: '2', unit: 'GW' }, period: 'P8Y', incremental: true },
    refused: { capacity: { value: '2' }, period: '8 years' },
    at: ['/capacity/unit', '/period'],
  },
  'revenue-share': {
    accepted: { payer: 'openai', payee: 'microsoft', percentage: { undisclosed: true } },
    refused: { percentage: { value: '20', qualifier: 'circa' } },
    at: ['/percentage/qualifier'],
  },
  distribution: {
    accepted: { distributor: 'amazon', product: 'Frontier', exclusivity: 'exclusive-third-party' },
    refused: { distributor: { unknown: false } },
    at: ['/distributor'],
  },
  'agi-determination': {
    accepted: { declaredBy: 'openai', verifiedBy: 'an independent expert panel' },
    refused: { declaredBy: 'openai', panel: 'experts' },
    at: ['/panel'],
  },
  'third-party-collaboration': {
    accepted: { party: 'openai', with: '*', permission: 'permitted', conditions: ['API products stay on Azure'] },
    refused: { permission: 'allowed', conditions: 'API products stay on Azure' },
    at: ['/permission', '/conditions'],
  },
  'independent-pursuit': {
    accepted: { party: 'microsoft', permission: 'permitted', alone: true, withOthers: { unknown: true } },
    refused: { alone: 'true' },
    at: ['/alone'],
  },
  'research-access': {
    accepted: { grantor: 'openai', recipient: 'microsoft', subject: 'research' },
    refused: { subject: { none: true, unknown: true } },
    at: ['/subject'],
  },
};

const agreement: Readonly<Record<string, Example>> = {
  purpose: { accepted: { subject: 'safe research' }, refused: { subject: 1 }, at: ['/subject'] },
  cooperation: {
    accepted: { party: 'openai', subject: 'models', territory: 'EU' },
    refused: { parties: ['openai'] },
    at: ['/parties'],
  },
  'purchase-channel': {
    accepted: { buyer: 'openai', channel: '*', exclusivity: 'primary' },
    refused: { channel: 'Any', exclusivity: 'first' },
    at: ['/channel', '/exclusivity'],
  },
  supply: {
    accepted: {
      supplier: 'alpha',
      customer: 'beta',
      quantity: { value: { from: '10', to: '12.5' }, unit: 't' },
      per: 'P1M',
    },
    refused: { quantity: { value: { from: '10' }, unit: 't' }, price: { amount: { from: '9', to: '8.5' } } },
    at: ['/quantity/value/to', '/price/currency'],
  },
  option: {
    accepted: {
      type: 'call',
      holder: 'alpha',
      exercisableFrom: '2027',
      exercisableUntil: '2028-06-30',
      price: usd('1'),
    },
    refused: { type: 'swap', exercisableFrom: '2027-02-30' },
    at: ['/type', '/exercisableFrom'],
  },
  'milestone-payment': {
    accepted: { milestone: 'approval', amount: { amount: { from: '5', to: '10' }, currency: 'EUR' } },
    refused: { amount: { amount: { from: '10', to: '5' }, currency: 'EUR' } },
    at: ['/amount/amount/to'],
  },
  royalty: {
    accepted: { percentage: { value: { from: '15', to: '20' } }, cap: usd('100'), territory: { unknown: true } },
    refused: { percentage: { value: { from: '15', to: '20', step: '1' } }, cap: 100 },
    at: ['/percentage/value/step', '/cap'],
  },
  'fixed-payment': {
    accepted: { amount: usd('5'), due: '2027-01', per: 'P1Y' },
    refused: { due: 'soon' },
    at: ['/due'],
  },
  confidentiality: { accepted: { bound: 'alpha', period: 'P5Y' }, refused: { period: 'ever' }, at: ['/period'] },
  indemnity: {
    accepted: { indemnifier: 'alpha', indemnified: 'beta', cap: usd('1000000') },
    refused: { indemnifier: 'Alpha' },
    at: ['/indemnifier'],
  },
  'board-seat': {
    accepted: { holder: 'alpha', seats: { value: '1', unit: 'seats' }, role: 'observer' },
    refused: { role: 'guest', seats: 1 },
    at: ['/role', '/seats'],
  },
  voting: {
    accepted: { party: 'alpha', right: 'veto', majority: { value: '75' } },
    refused: { right: 'maybe' },
    at: ['/right'],
  },
  standstill: {
    accepted: { bound: 'alpha', limit: { value: '19.9', qualifier: 'up-to' } },
    refused: { limit: '19.9' },
    at: ['/limit'],
  },
  'lock-up': { accepted: { bound: 'alpha', period: 'P180D' }, refused: { period: 180 }, at: ['/period'] },
  'service-level': {
    accepted: { provider: 'alpha', availability: { value: '99.9' }, per: 'P1M' },
    refused: { availability: 99.9 },
    at: ['/availability'],
  },
  'regulatory-approval': {
    accepted: { authority: 'the European Commission', deadline: '2027-06-30', permission: 'consent-required' },
    refused: { permission: 'granted' },
    at: ['/permission'],
  },
};

const each = (kinds: string, example: Example): Record<string, Example> =>
  Object.fromEntries(kinds.split(' ').map((kind) => [kind, example]));

const restrictions = each(
  'exclusivity non-compete non-solicitation most-favoured-nation volume-restriction price-restriction covenant-not-to-sue non-disparagement',
  {
    accepted: {
      bound: 'openai',
      permission: 'forbidden',
      territory: 'EU',
      period: 'P2Y',
      percentage: { value: '3.5', qualifier: 'up-to' },
    },
    refused: { bound: 'openai', period: 'P', holder: 'microsoft' },
    at: ['/period', '/holder'],
  },
);
const rights = each(
  'right-of-first-refusal change-of-control assignment termination-for-convenience audit-rights ip-assignment joint-ip-ownership licence-grant source-code-escrow post-termination-services third-party-beneficiary',
  {
    accepted: { holder: 'microsoft', grantor: 'openai', subject: 'new capacity', notice: 'P30D' },
    refused: { notice: 30, bound: 'openai' },
    at: ['/notice', '/bound'],
  },
);
const amounts = each('minimum-commitment liability-cap uncapped-liability liquidated-damages insurance', {
  accepted: { debtor: 'openai', amount: { amount: { undisclosed: true }, currency: 'EUR' }, per: 'P1Y' },
  refused: { debtor: 'openai', amount: { amount: '-5', currency: 'EUR' }, date: '2030' },
  at: ['/amount/amount', '/date'],
});
const datesOrPeriods = each('expiration renewal termination-notice warranty', {
  accepted: { date: '2028-02-29', period: 'P1Y', notice: 'P3M', automatic: true },
  refused: { date: '2025-02-29', law: 'Delaware' },
  at: ['/date', '/law'],
});
const lawsOrPlaces = each('governing-law', {
  accepted: { law: 'Delaware', place: { undisclosed: true } },
  refused: { law: '', court: 'Wilmington' },
  at: ['/law', '/court'],
});

const examples: Readonly<Record<string, Example>> = {
  ...partnership,
  ...agreement,
  ...restrictions,
  ...rights,
  ...amounts,
  ...datesOrPeriods,
  ...lawsOrPlaces,
};

const registry = createTermKindRegistry();
const absences = absenceNames.map((name) => ({ [name]: true }));
const absenceMessage = 'must be one of {"unknown":true}, {"none":true}, {"undisclosed":true}';

describe('term kinds', () => {
  it('have_an_example_each', () => {
    expect(Object.keys(examples).sort()).toEqual(registry.kinds.map(({ kind }) => kind).sort());
  });

  it.each(Object.entries(examples))('accept_a_value_of %s', (kind, { accepted }) => {
    expect(registry.check(kind, accepted)).toEqual([]);
  });

  it.each(Object.entries(examples))('refuse_an_invalid_value_of %s and report every place', (kind, { refused, at }) => {
    expect(
      registry
        .check(kind, refused)
        .map(({ pointer }) => pointer)
        .sort(),
    ).toEqual([...at].sort());
  });

  it.each(Object.keys(examples))('accept_an_absence_for_the_whole_value_and_for_each_field_of %s', (kind) => {
    const fields = Object.keys(examples[kind]!.accepted as object);
    for (const absence of absences) {
      expect(registry.check(kind, absence)).toEqual([]);
      for (const field of fields) expect(registry.check(kind, { [field]: absence })).toEqual([]);
    }
  });

  it.each(Object.keys(examples))('accept_a_summary_but_no_unknown_member_and_no_empty_value_for %s', (kind) => {
    expect(registry.check(kind, { summary: 'in words' })).toEqual([]);
    expect(registry.check(kind, { sumary: 'in words' })).toEqual([
      { pointer: '/sumary', message: 'is not a known member here' },
    ]);
    expect(registry.check(kind, {})).toEqual([{ pointer: '', message: 'must not be empty' }]);
    for (const scalar of [null, 7, 'exclusive', []])
      expect(registry.check(kind, scalar)).toEqual([{ pointer: '', message: 'must be an object' }]);
  });
});

describe('faults of a value', () => {
  it('are_all_listed_at_once_each_with_its_place', () => {
    const value = { investor: 'Amazon', amount: { currency: 'usd' }, conditions: ['a', 1], round: '', rounds: 3 };
    expect(registry.check('investment', value)).toEqual(
      expect.arrayContaining([
        { pointer: '/investor', message: 'must be the id of a party: lower-case words joined by single hyphens' },
        { pointer: '/amount/amount', message: 'is missing' },
        { pointer: '/amount/currency', message: 'must be an ISO 4217 code: "USD"' },
        { pointer: '/conditions/1', message: 'must be a string' },
        { pointer: '/round', message: 'must not be empty' },
        { pointer: '/rounds', message: 'is not a known member here' },
      ]),
    );
    expect(registry.check('investment', value)).toHaveLength(6);
  });

  it('mention_absences_only_if_the_value_resembles_one', () => {
    expect(registry.check('investment', { unknown: false })).toEqual([{ pointer: '', message: absenceMessage }]);
    expect(registry.check('investment', { amount: { none: true, unknown: true } })).toEqual([
      { pointer: '/amount', message: absenceMessage },
    ]);
    expect(registry.check('investment', { conditions: [{ undisclosed: 1 }] })).toEqual([
      { pointer: '/conditions/0', message: absenceMessage },
    ]);
    expect(registry.check('investment', { summary: 'x', unknown: true })).toEqual([
      { pointer: '/unknown', message: 'is not a known member here' },
    ]);
  });

  it('escape_member_names_in_pointers', () => {
    expect(registry.check('investment', { 'a/b~c': 1 })).toEqual([
      { pointer: '/a~1b~0c', message: 'is not a known member here' },
    ]);
  });

  it('include_an_unknown_kind', () => {
    expect(registry.has('api-hostng')).toBe(false);
    expect(registry.check('api-hostng', {})).toEqual([{ pointer: '', message: 'there is no term kind "api-hostng"' }]);
    expect(registry.has('toString')).toBe(false);
  });
});

/** Kinds that are not rights or duties in a place: shares and votes, and kinds with a place of their own. */
const WITHOUT_TERRITORY = [
  'equity-stake',
  'investment',
  'agi-determination',
  'purpose',
  'board-seat',
  'voting',
  'standstill',
  'lock-up',
  'governing-law',
];

test('every_kind_of_a_right_or_duty_takes_a_territory', () => {
  const without = registry.kinds
    .map(({ kind }) => kind)
    .filter((kind) => registry.check(kind, { territory: 'EU' }).length > 0);
  expect(without).toEqual(WITHOUT_TERRITORY);
});
