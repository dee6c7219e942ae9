/** Conflicts with recorded events: 409. */
export const conflictCodes = [
  'partnership-not-started',
  'partnership-already-started',
  'partnership-ended',
  'event-id-taken',
] as const;
/** Content that cannot be recorded: 422. */
export const contentCodes = [
  'recorded-at-future',
  'recorded-at-reversed',
  'event-unknown',
  'date-invalid',
  'dates-reversed',
  'kind-unknown',
  'value-invalid',
  'party-unknown',
  'party-repeated',
  'change-missing',
  'effect-duplicate',
  'until-missing',
  'renewal-invalid',
  'condition-invalid',
  'agreement-unknown',
  'sources-missing',
  'replacement-type',
  'start-not-retractable',
  'type-reserved',
  'too-many-terms',
  'not-yet-enabled',
] as const;
export type RefusalCode = (typeof conflictCodes)[number] | (typeof contentCodes)[number];

/** A reason to refuse a command: a stable code, a JSON Pointer into the request body, and a sentence. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly pointer: string;
  readonly detail: string;
}

export const isConflict = (refusal: Refusal): boolean => (conflictCodes as readonly string[]).includes(refusal.code);
