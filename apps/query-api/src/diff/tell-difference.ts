import {
  valueText,
  type Cause,
  type GivenAnswer,
  type PlacedAnswer,
  type TermClaim,
  type TermDifference,
} from '#domain';
import type { DecidingAct } from '#read-models';
import { firstOf, listed, more } from '../answers/listed';
import type { Part } from '../answers/part';
import type { Events, Said } from '../answers/provenance';
import { tellEvent } from '../answers/former-tell';
import { heavyClaims } from '../answers/former-tell-terms';

/** By the version of a root, what it was taken back by. */
export type Acts = ReadonlyMap<number, DecidingAct>;

/** The causes that are told of a difference. */
export const causesTold = ({ causes }: TermDifference): readonly Cause[] => firstOf(causes);

/** A term with was and now. */
export function partOfDifference(partnershipId: string, difference: TermDifference, acts: Acts): Part {
  const { term, was, now, moreWas, moreNow, replacedBy, causes } = difference;
  const told = causesTold(difference);
  const [wasWriters, nowWriters] = [was.map(answerWriter), now.map(answerWriter)];
  return {
    partnershipId,
    list: 'terms',
    said: told.flatMap((cause) => (cause.because === 'condition-met' ? [cause.claim, cause.met] : [cause.claim])),
    heavy: [...nowWriters, ...wasWriters].flatMap(({ heavy }) => heavy),
    write: (events) => {
      const before = listed(wasWriters, ({ write }) => write(events), was.length + moreWas);
      const after = listed(nowWriters, ({ write }) => write(events), now.length + moreNow);
      const because = listed(told, (cause) => writeCause(cause, events, acts), causes.length);
      const head = JSON.stringify({ kind: term.kind, scope: term.scope }).slice(0, -1);
      const replaced = replacedBy ? `,"replacedBy":${JSON.stringify(replacedBy)}` : '';
      const beyond = `${more('moreWas', before.more)}${more('moreNow', after.more)}${more('moreCauses', because.more)}`;
      return `${head},"was":[${before.text}],"now":[${after.text}]${replaced},"causes":[${because.text}]${beyond}}`;
    },
  };
}

function answerWriter(given: GivenAnswer | PlacedAnswer) {
  const { answer, certainty, between, claims } = given;
  const value = valueText(answer);
  const term = 'term' in given && given.term ? { term: given.term } : {};
  const rest = JSON.stringify({ certainty, between, ...term }).slice(1);
  const write = (events: Events): string | null => {
    const told = events.value(value);
    return told && `{"value":${told},${rest}`;
  };
  return { heavy: heavyClaims(value, claims), write };
}

const writeCause = (cause: Cause, events: Events, acts: Acts): string | null =>
  isTold(cause, events) ? JSON.stringify(tellCause(cause, events, acts)) : null;

const isTold = (cause: Cause, events: Events): boolean =>
  events.has(cause.claim) && (cause.because !== 'condition-met' || events.has(cause.met));

function tellCause(cause: Cause, events: Events, acts: Acts) {
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
function tellAct(claim: TermClaim, act: DecidingAct | undefined, events: Events) {
  if (!act) return { because: 'not-yet-known', ...tellSaid(claim, events) };
  const { id, type, title, occurred, assertedBy, sources } = act.event;
  const because = type === 'EventRetracted' ? 'retracted' : 'corrected';
  return { because, eventId: id, version: act.version, type, title, occurred, assertedBy, sources };
}
