import type { Cause, GivenAnswer, PlacedAnswer, TermClaim, TermDifference } from '#domain';
import type { HistoricEvent } from '#read-models';
import type { Events, Said } from '../answers/provenance';
import { tellEvent } from '../answers/tell';

export function* saidInDifference(differences: readonly TermDifference[]): Generator<Said> {
  for (const { causes } of differences) {
    for (const cause of causes) {
      yield cause.claim;
      if (cause.because === 'condition-met') yield cause.met;
    }
  }
}

export const takenBack = (differences: readonly TermDifference[]): TermClaim[] =>
  differences.flatMap(({ causes }) => causes.flatMap((cause) => (cause.because === 'taken-back' ? [cause.claim] : [])));

/** A term with was and now; `acts` are what was taken back by, by the version of the root. */
export const tellDifference = (
  { term, was, now, replacedBy, causes }: TermDifference,
  events: Events,
  acts: ReadonlyMap<number, HistoricEvent>,
) => ({
  kind: term.kind,
  scope: term.scope,
  was: was.map(tellPlaced),
  now: now.map(tellGiven),
  ...(replacedBy ? { replacedBy } : {}),
  causes: causes.map((cause) => tellCause(cause, events, acts)),
});

const tellGiven = ({ value, certainty, between }: GivenAnswer) => ({ value, certainty, between });
const tellPlaced = (answer: PlacedAnswer) => ({ ...tellGiven(answer), ...(answer.term ? { term: answer.term } : {}) });

function tellCause(cause: Cause, events: Events, acts: ReadonlyMap<number, HistoricEvent>) {
  switch (cause.because) {
    case 'taken-back':
      return tellAct(cause.claim, acts.get(cause.claim.order[0]), events);
    case 'condition-met':
      return { because: cause.because, condition: cause.condition, ...tellSaid(cause.met, events) };
    case 'condition-open':
      return { because: cause.because, condition: cause.condition, ...tellSaid(cause.claim, events) };
    case 'set':
    case 'ended':
    case 'end-passed':
    case 'imprecise':
      return { because: cause.because, ...tellSaid(cause.claim, events) };
  }
}

function tellSaid(said: Said, events: Events) {
  const { type, title, occurred, assertedBy, sources } = events.of(said).facts;
  return { ...tellEvent(said, events), type, title, occurred, assertedBy, sources };
}

/** By the correction or retraction. Known to an earlier state alone, a claim is simply not recorded yet at the other point. */
function tellAct(claim: TermClaim, act: HistoricEvent | undefined, events: Events) {
  if (!act) return { because: 'not-yet-known', ...tellSaid(claim, events) };
  const { id, type, title, occurred, assertedBy, sources } = act.event;
  const because = type === 'EventRetracted' ? 'retracted' : 'corrected';
  return { because, eventId: id, version: act.version, type, title, occurred, assertedBy, sources };
}
