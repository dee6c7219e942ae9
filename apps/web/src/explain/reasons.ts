import type { Explanation } from '#client';

type Reason = Explanation['considered'][number]['because'];

const REASONS: Readonly<Record<Reason, string>> = {
  'in-force': 'may govern',
  ended: 'ends the term',
  'not-yet-started': 'had not started',
  'until-passed': 'its end had passed',
  'end-before-start': 'ended before it could start',
  'condition-met': 'its condition was met',
  superseded: 'superseded by a later claim',
  'ended-by': 'ended by a later event',
  'partnership-ended': 'the partnership had ended',
  replaced: 'replaced by another term',
};

/** Why a claim may govern on the day asked about, or may not. */
export const tellReason = (because: Reason, isDefinite: boolean): string =>
  because === 'in-force' && isDefinite ? 'governs' : REASONS[because];
