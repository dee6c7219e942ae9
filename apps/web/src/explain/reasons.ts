import type { Explanation } from '#client';

type Reason = Explanation['considered'][number]['because'];

const REASONS: Readonly<Record<Reason, string>> = {
  'in-force': 'may govern',
  suspends: 'suspends the term',
  ended: 'ends the term',
  'too-few-bound': 'governs, but too few are bound by it',
  'not-yet-started': 'had not started',
  'waits-for-condition': 'waits for its condition',
  'ruled-out': 'its condition was ruled out',
  lapsed: 'its condition was not met in time',
  'until-passed': 'its end had passed',
  'end-before-start': 'ended before it could start',
  'condition-met': 'its condition was met',
  'notice-given': 'notice was given that it was not to be renewed',
  superseded: 'superseded by a later claim',
  overridden: 'overridden for a time',
  suspended: 'suspended for a time',
  'ended-by': 'ended by a later event',
  'agreement-ended': 'its agreement had ended',
  'partnership-ended': 'the partnership had ended',
  replaced: 'replaced by another term',
};

/** Renders why a claim may or may not govern on the selected day. */
export const renderReason = (because: Reason, isDefinite: boolean): string =>
  because === 'in-force' && isDefinite ? 'governs' : REASONS[because];
