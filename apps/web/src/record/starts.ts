import type { Act } from '../address/act';
import { isoDay, type Day } from '../time/day';
import type { Members } from './draft';

export interface Start {
  readonly partnership: string | undefined;
  readonly act: Act | undefined;
  /** The term as `kind/scope`. */
  readonly term: string | undefined;
  readonly today: Day;
}

/** Returns the initial draft of a form. */
export function startOf({ partnership, act, term, today }: Start): Members {
  const [kind, scope = 'all'] = (term ?? '').split('/');
  const named = kind === '' || kind === undefined ? { scope: 'all' } : { kind, scope };
  const day = { occurred: isoDay(today), standing: 'definitive', sources: [{}] };
  const statement = (form: string, effect: Members): Members => ({
    type: 'StatementMade',
    ...day,
    data: { form },
    effects: [{ ...effect, ...named }],
  });
  switch (act) {
    case 'change':
      return { type: 'AgreementPublished', ...day, data: {}, effects: [{ effect: 'set', ...named }] };
    case 'end':
      return statement('decision', { effect: 'end' });
    case 'notice':
      return statement('notice', { effect: 'notice' });
    case 'contest':
      return statement('report', { effect: 'contest' });
    case 'reaffirm':
      return { type: 'TermsReaffirmed', ...day, data: {}, effects: [{ effect: 'reaffirm', ...named }] };
    case 'review':
      return {
        type: 'SourcesReviewed',
        ...day,
        title: 'Sources were read again; no news was found',
        sources: [{ publisher: 'own review of public sources' }],
        data: { through: isoDay(today) },
      };
    case 'retract':
    case undefined:
      return partnership === undefined
        ? { type: 'PartnershipStarted', ...day, data: { parties: [{}, {}] } }
        : { type: 'AgreementPublished', ...day, data: {} };
  }
}
