import type { Agreement, AgreementClaim, AgreementWithClaims } from '#client';
import { counted } from '../output/counted';
import { inShort, listed } from '../output/in-short';
import { terminalWidth, styled } from '../output/print';
import { renderSource } from '../output/sources';
import { table } from '../output/table';
import { renderClaimDays } from '../terms/claim-days';

/** Renders agreements as a table, in the order in which they were published. */
export const agreementsTable = (agreements: readonly Agreement[]): string =>
  table(
    ['AGREEMENT', 'FORM', 'STATE', 'TITLE'],
    agreements.map((each) => [
      each.id,
      each.form,
      renderStates(each).replace(' or ', '\nor '),
      [each.title, ...linesOf(each)].join('\n'),
    ]),
    terminalWidth(),
  );

/** Renders one agreement: its details and the claims that it set. */
export const renderAgreement = ({ agreement, claims }: AgreementWithClaims): string[] => [
  `${agreement.title} (${agreement.form}): ${renderStates(agreement)}`,
  ...linesOf(agreement).map((line) => `  ${line}`),
  ...agreement.publishedBy.flatMap(({ occurred, title, assertedBy, sources }) => [
    `  published ${occurred} by ${listed(assertedBy)}: ${title}`,
    ...sources.map((source) => `    ${renderSource(source)}`),
  ]),
  ...claims.flatMap((claim) => ['', ...renderClaim(claim)]),
];

/** Renders the state on the day: `in force`, or `possibly in force or ended`. */
function renderStates({ states }: Agreement): string {
  const names = states.map(({ state }) => state.replaceAll('-', ' ')).join(' or ');
  return states.every(({ certainty }) => certainty === 'definitely') ? names : `possibly ${names}`;
}

function linesOf(agreement: Agreement): string[] {
  const { id, standing, signed, endings, claims } = agreement;
  const amendments = agreement.amendedBy.filter((other) => !agreement.restatedBy.includes(other));
  return [
    ...(standing === 'definitive' ? [] : [standing]),
    ...(signed === null ? [] : [`signed ${signed}`]),
    ...some('amends', agreement.amends, agreement.moreAmends),
    ...some('amended by', amendments, agreement.moreAmendedBy),
    ...some('restated by', agreement.restatedBy, agreement.moreRestatedBy),
    ...endings.map(
      ({ agreement: ended, how, from, title }) =>
        `over from ${from}${how === null ? '' : `, ${how}`}${ended === id ? '' : `, with ${ended ?? 'the partnership'}`}: ${title}`,
    ),
    ...(agreement.moreEndings === undefined ? [] : [`and ${counted(agreement.moreEndings, 'more end')}`]),
    counted(claims, 'claim'),
  ];
}

function some(word: string, ids: readonly string[], more = 0): string[] {
  if (ids.length === 0) return more === 0 ? [] : [`${word} ${more}`];
  return [`${word} ${listed(ids)}${more === 0 ? '' : ` and ${more} more`}`];
}

const COLOURS = {
  'in-force': 'green',
  pending: 'yellow',
  superseded: 'dim',
  lapsed: 'dim',
  ended: 'dim',
} as const;

function renderClaim(claim: AgreementClaim): string[] {
  const { kind, scope, state, certainty, between, replaces } = claim;
  const isSure = certainty === 'definitely';
  const rendered = `${isSure ? '' : 'possibly '}${renderState(claim)}`;
  return [
    `${styled('bold', `${kind}/${scope}`)}: ${styled(isSure ? COLOURS[state] : 'yellow', rendered)}`,
    `  ${renderEffect(claim)}`,
    `  ${renderClaimDays({ ...claim, startsBy: claim.by })}`,
    ...(between === undefined ? [] : [`  between ${listed(between)}`]),
    ...(replaces ?? []).map((term) => `  replaces ${term.kind}/${term.scope}`),
  ];
}

/** A claim that ends or suspends a term has an effect; the term is not in force. */
const renderState = ({ state, effect, value }: AgreementClaim): string =>
  state === 'in-force' && (effect === 'end' || (effect === 'override' && value === null))
    ? 'in effect'
    : state.replaceAll('-', ' ');

function renderEffect({ effect, value, of, clarifies }: AgreementClaim): string {
  if (effect === 'end') return of === undefined ? 'ends the term' : 'ends what overrides the term';
  if (effect === 'override') return value === null ? 'suspends the term' : `instead of it: ${inShort(value)}`;
  return clarifies === true ? `clarified: ${inShort(value)}` : inShort(value);
}
