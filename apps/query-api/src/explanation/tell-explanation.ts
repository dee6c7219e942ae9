import { isCorrection, type EventContent, type TermRef } from '#contracts';
import { parseAnswer, sameTerm, type ConsideredClaim, type Reason, type TermExplanation } from '#domain';
import type { HistoricEvent } from '#read-models';
import type { Events, Said } from '../answers/provenance';
import { tellBounds, tellClaim, tellContest, tellEvent, tellReaffirmation } from '../answers/tell';
import { saidInEntry, tellEntry } from '../answers/tell-terms';

export function* saidInExplanation(explanation: TermExplanation): Generator<Said> {
  for (const entry of explanation.answers) yield* saidInEntry(entry);
  for (const { claim, reason } of explanation.considered) {
    yield claim;
    if ('by' in reason) yield reason.by;
  }
  for (const { said } of explanation.reaffirmations) yield said;
  yield* explanation.contested;
}

export const tellExplanation = (explanation: TermExplanation, events: Events) => ({
  answers: explanation.answers.map((entry) => tellEntry(entry, events)),
  considered: explanation.considered.map((considered) => tellConsidered(considered, events)),
  reaffirmations: explanation.reaffirmations.map(({ term, said }) => ({ term, ...tellReaffirmation(said, events) })),
  contested: explanation.contested.map((said) => tellContest(said, events)),
  replaced: explanation.replaced,
});

function tellConsidered({ term, claim, reason }: ConsideredClaim, events: Events) {
  const { until } = claim;
  return {
    term,
    effect: claim.effect,
    ...tellClaim(claim, events),
    startBounds: tellBounds(claim.start),
    untilBounds: until === null ? null : tellBounds(until === 'unknown' ? { lo: claim.start.lo, hi: Infinity } : until),
    ...(claim.answer === null ? {} : parseAnswer(claim.answer)),
    ...(claim.replaces.length > 0 ? { replaces: claim.replaces } : {}),
    ...tellReason(reason, events),
    ...(claim.replacedBy ? { replacedBy: claim.replacedBy } : {}),
  };
}

const tellReason = (reason: Reason, events: Events) => ({
  ...reason,
  ...('by' in reason ? { by: tellEvent(reason.by, events) } : {}),
});

/** An event that was corrected or retracted: what it said of the terms at first, and what was put in its place. */
export function tellCorrection([root, ...acts]: readonly HistoricEvent[], terms: readonly TermRef[]) {
  return {
    ...identityOf(root!),
    state: root!.state.state,
    said: saidOf(root!.event, terms),
    acts: acts.map((act) => ({
      ...identityOf(act),
      type: act.event.type,
      recordedAt: act.recordedAt,
      reason: isCorrection(act.event) ? act.event.data.reason : '',
      said: act.event.type === 'EventCorrected' ? saidOf(act.event.data.replacement, terms) : null,
    })),
  };
}

const identityOf = ({ event, version }: HistoricEvent) => ({ eventId: event.id, version });

const saidOf = ({ title, occurred, standing, effects }: EventContent, terms: readonly TermRef[]) => ({
  title,
  occurred,
  standing,
  effects: effects.filter((effect) => effect.kind === '*' || terms.some((term) => sameTerm(effect, term))),
});
