/** What can be recorded of a partnership, a term or an event from where it is shown. */
export const ACTS = ['change', 'end', 'notice', 'contest', 'reaffirm', 'review', 'retract'] as const;
export type Act = (typeof ACTS)[number];
