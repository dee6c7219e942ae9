/** The acts that can be recorded from where a partnership, a term or an event is shown. */
export const ACTS = ['change', 'end', 'notice', 'contest', 'reaffirm', 'review', 'retract'] as const;
export type Act = (typeof ACTS)[number];
