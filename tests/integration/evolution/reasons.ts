import { truth, type Rules } from '../../oracle/rules';

/** A reason why answers about records of versions 1 and 2 differ from those of edition 1. */
export interface Reason {
  /** The sentence of the design: its number in section 7, or its heading there or elsewhere. */
  readonly sentence: string;
  readonly because: string;
  /** Matches the differences that it explains, without their sign: `alpha v3 2026-01-06 api-hosting/all …`. */
  readonly explains: RegExp;
  /** The rule of edition 1 for this sentence, if the oracle has the sentence as a rule. */
  readonly inEdition1?: Partial<Rules>;
}

/** A difference is explained by the first reason that matches. */
export const reasons: readonly Reason[] = [
  {
    sentence: 'Announced',
    because:
      'Events that are not definitive are announced if they set, override or end something or have no effects. These reaffirm or contest.',
    explains: /^\S+ \S+ \S+ announced /,
  },
  {
    sentence: 'DESIGN 6, notCounted',
    because: 'What an event that is not definitive says is listed under its term, even where nothing is in force.',
    explains: / not null between null \S+ claims {2}reaffirmed {2}contested$/,
  },
  {
    sentence: '7.3',
    because:
      'A shared day is not bent to fit a claim. Where a condition may come true before a claim starts, the claim may never be, and then it neither hides nor replaces what held before.',
    explains: /^(alpha-again v(14|19)|gamma-delta v51) 2026-03-01 api-hosting\/all /,
    inEdition1: { neverIs: () => false },
  },
  {
    sentence: '7.16',
    because: 'The event that ends the partnership sets a term itself; its own effects are exempt from the end.',
    explains: /^alpha-beta v(25|30|35|40) 2026-03-01 exclusivity\/all /,
    inEdition1: { isExempt: (claim) => truth.isExempt(claim, []) },
  },
  {
    sentence: '7.20',
    because:
      'Fewer than two parties are left by default, because a correction made the start of the partnership one that is not definitive. So nothing is in force, and dissent is listed all the same.',
    explains: /^(beta-alpha v28|delta-gamma v(20|25|30|50)) \S+ (api-hosting\/(all|stateless)|exclusivity\/all) /,
    inEdition1: { bindsTooFew: () => false },
  },
  {
    sentence: '7.21',
    because: 'Values are equal as RFC 8785 JSON and are shown in that form.',
    explains: /^microsoft-openai v11 2026-03-01 product-hosting\/frontier /,
  },
  {
    sentence: 'Segments',
    because:
      'A segment is a run of days with the same possible claims. An end that becomes possible no longer begins one.',
    explains: /^alpha-beta v(25 2026-01-06 api-hosting\/stateless|40 2026-01-06 api-hosting\/all) /,
  },
];

/** The reason for a difference, which begins with its sign. */
export const reasonOf = (difference: string): Reason | undefined =>
  reasons.find(({ explains }) => explains.test(difference.slice(2)));
