import type { Bounds, Day } from '../../dates';

/**
 * The states of an agreement on a day. `unpublished`: it is not known yet. `published`: it is known and has no standing claims. `lapsed`: none of its
 * claims can start any more.
 */
export const AGREEMENT_STATES = [
  'unpublished',
  'published',
  'pending',
  'in-force',
  'superseded',
  'lapsed',
  'ended',
] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

/** A turning point: from the first day on it may have come, from the last day on it certainly has; both Infinity: never. */
type Turn = Bounds;

/** The turning points that determine the state of an agreement. */
export interface TurnsOfAgreement {
  readonly published: Turn;
  /** The start of its first claim, with the last day on which any claim may start; null: it has no claims. */
  readonly started: (Turn & { readonly last: Day }) | null;
  readonly superseded: Turn;
  readonly ended: Turn;
}

export const NEVER: Turn = { lo: Infinity, hi: Infinity };

/** Returns the earliest of several turning points. */
export const firstOf = (turns: readonly Turn[]): Turn => ({
  lo: Math.min(Infinity, ...turns.map(({ lo }) => lo)),
  hi: Math.min(Infinity, ...turns.map(({ hi }) => hi)),
});

export interface StateWithCertainty {
  readonly state: AgreementState;
  readonly certainty: 'definitely' | 'possibly';
}

/** Returns the possible states of an agreement on one unknown day of several, in the order of `AGREEMENT_STATES`. */
export function statesDuring(turns: TurnsOfAgreement, at: Bounds): StateWithCertainty[] {
  const possible = new Set(daysThatMatter(turns, at).flatMap((day) => statesOn(turns, day)));
  const certainty = possible.size === 1 ? 'definitely' : 'possibly';
  return AGREEMENT_STATES.filter((state) => possible.has(state)).map((state) => ({ state, certainty }));
}

function daysThatMatter({ published, started, superseded, ended }: TurnsOfAgreement, { lo, hi }: Bounds): Day[] {
  const turns = [published, superseded, ended].flatMap((turn) => [turn.lo, turn.hi]);
  if (started) turns.push(started.lo, started.hi, started.last);
  return [lo, ...turns.filter((day) => lo < day && day <= hi)];
}

function statesOn({ published, started, superseded, ended }: TurnsOfAgreement, day: Day): AgreementState[] {
  const states: AgreementState[] = [];
  /** Adds a state that may have come. Returns true if it certainly has. */
  const comes = ({ lo, hi }: Turn, state: AgreementState): boolean => {
    if (lo <= day) states.push(state);
    return hi <= day;
  };
  if (comes(ended, 'ended') || comes(superseded, 'superseded') || comes(started ?? NEVER, 'in-force')) return states;
  const waiting = started === null ? 'published' : day < started.last ? 'pending' : 'lapsed';
  return comes(published, waiting) ? states : [...states, 'unpublished'];
}
