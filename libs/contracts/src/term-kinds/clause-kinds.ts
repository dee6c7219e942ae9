import { Type, type TSchema } from 'typebox';
import { Percentage, Quantity } from '../values/amounts';
import { ClauseDate } from '../values/calendar';
import { conditions, duration, exceptions, exclusivity, money, party, permission, phrase, territory } from './fields';
import { termKind, type TermKind } from './term-kind';

const optional = Type.Optional;
type Fields = Readonly<Record<string, TSchema>>;

const sums = { amount: money('how much money'), percentage: optional(Percentage), quantity: optional(Quantity) };

/** The fields of a restriction: a party must not do something, or must keep within a limit. */
const restriction: Fields = {
  bound: party('who is bound'),
  beneficiary: party('in whose favour'),
  permission,
  exclusivity,
  subject: phrase('what it is about'),
  territory,
  period: duration('for how long'),
  exceptions,
  ...sums,
};

/** The fields of a right: a party may do or demand something. */
const right: Fields = {
  holder: party('who has the right'),
  grantor: party('who granted it'),
  permission,
  exclusivity,
  subject: phrase('what it is about'),
  territory,
  conditions,
  notice: duration('how long before its use it must be announced'),
  period: duration('for how long, or how often'),
};

/** The fields of an amount that a party owes, guarantees or is liable for. */
const amount: Fields = {
  debtor: party('who owes it'),
  creditor: party('whom'),
  ...sums,
  per: duration('the period it is counted over'),
  basis: phrase('how it is counted'),
  territory,
  conditions,
};

/** The fields of a date on which something ends, or of its duration. */
const dateOrPeriod: Fields = {
  date: optional(ClauseDate),
  period: duration('how long'),
  notice: duration('how long before it must be announced'),
  automatic: optional(Type.Boolean({ title: 'whether it happens without a word of the parties' })),
  party: party('who may bring it about, or must keep to it'),
  subject: phrase('what it is about'),
  territory,
  conditions,
};

const lawOrPlace: Fields = {
  law: phrase('which law governs'),
  place: phrase('which courts or seat of arbitration'),
  exceptions,
};

const clauses = (
  fields: Fields,
  described: Readonly<Record<string, readonly [title: string, description: string]>>,
): TermKind[] =>
  Object.entries(described).map(([kind, [title, description]]) => termKind({ kind, title, description, fields }));

/** The clause types of commercial contracts. */
export const clauseKinds: readonly TermKind[] = [
  ...clauses(restriction, {
    exclusivity: ['Exclusivity', 'A party deals with the other alone.'],
    'non-compete': ['Non-compete', 'A party must not compete.'],
    'non-solicitation': ['Non-solicitation', 'A party must not win over the staff or customers of the other.'],
    'most-favoured-nation': ['Most favoured nation', 'A party gets no worse terms than any third party.'],
    'volume-restriction': ['Volume restriction', 'Use beyond a volume is barred or costs more.'],
    'price-restriction': ['Price restriction', 'Prices must not be changed beyond a limit.'],
    'covenant-not-to-sue': ['Covenant not to sue', 'A party will not sue the other over a matter.'],
    'non-disparagement': ['Non-disparagement', 'A party must not speak ill of the other.'],
  }),
  ...clauses(right, {
    'right-of-first-refusal': ['Right of first refusal', 'A party may take an offer before third parties.'],
    'change-of-control': ['Change of control', 'What a party may do when the other gets a new owner.'],
    assignment: ['Assignment', 'Whether the contract may be passed on.'],
    'termination-for-convenience': ['Termination for convenience', 'A party may end the contract without a reason.'],
    'audit-rights': ['Audit rights', 'A party may inspect the books or premises of the other.'],
    'ip-assignment': ['Assignment of intellectual property', 'Intellectual property passes to a party.'],
    'joint-ip-ownership': [
      'Joint ownership of intellectual property',
      'Intellectual property belongs to the parties together.',
    ],
    'licence-grant': ['Grant of a licence', 'A party may use what belongs to the other.'],
    'source-code-escrow': ['Source code escrow', 'Source code is deposited and released on conditions.'],
    'post-termination-services': ['Services after termination', 'What a party may still demand after the end.'],
    'third-party-beneficiary': ['Third-party beneficiary', 'Somebody outside of the contract may enforce it.'],
  }),
  ...clauses(amount, {
    'minimum-commitment': ['Minimum commitment', 'A party orders or pays at least so much.'],
    'liability-cap': ['Cap on liability', 'A party is liable up to an amount.'],
    'uncapped-liability': ['Uncapped liability', 'A party is liable without limit for some matters.'],
    'liquidated-damages': ['Liquidated damages', 'A sum agreed beforehand is due on a breach.'],
    insurance: ['Insurance', 'A party must be insured.'],
  }),
  ...clauses(dateOrPeriod, {
    expiration: ['Expiration', 'When the contract ends by itself.'],
    renewal: ['Renewal', 'For how long the contract goes on after its end.'],
    'termination-notice': ['Notice of termination', 'How long before the end a notice must be given.'],
    warranty: ['Warranty', 'For how long a party answers for defects.'],
  }),
  ...clauses(lawOrPlace, { 'governing-law': ['Governing law', 'Which law applies, and where disputes are heard.'] }),
];
