import type { Cause, PlacedAnswer, TermDifference, ValueAnswer } from '#domain';
import type { DecidingAct } from '#read-models';
import { firstOf, listed, more } from '../answers/listed';
import type { Part } from '../answers/part';
import type { Events, Said } from '../answers/events';
import { tellEvent } from '../answers/tell';
import { heavySaid } from '../answers/write-claim';

/** By the version of a root, what it was taken back by. */
export type Acts = ReadonlyMap<number, DecidingAct>;

/** The causes that are told of a difference. */
export const causesTold = ({ causes }: TermDifference): readonly Cause[] => firstOf(causes);

/** A term with was and now. */
export function partOfDifference(partnershipId: string, difference: TermDifference, acts: Acts): Part {
  const { term, was, now, moreWas, moreNow, suspended, replacedBy, causes } = difference;
  const told = causesTold(difference);
  const [wasWriters, nowWriters] = [was.map(answerWriter), now.map(answerWriter)];
  const isSuspended = suspended.was !== 'not' || suspended.now !== 'not';
  return {
    partnershipId,
    list: 'terms',
    said: told.map(({ said }) => said),
    heavy: [...nowWriters, ...wasWriters].flatMap(({ heavy }) => heavy),
    write: (events) => {
      const before = listed(wasWriters, ({ write }) => write(events), was.length + moreWas);
      const after = listed(nowWriters, ({ write }) => write(events), now.length + moreNow);
      const because = listed(told, (cause) => writeCause(cause, events, acts), causes.length);
      const head = JSON.stringify({ kind: term.kind, scope: term.scope }).slice(0, -1);
      const besides = JSON.stringify({
        ...(isSuspended ? { suspended } : {}),
        ...(replacedBy ? { replacedBy } : {}),
      }).slice(1, -1);
      const beyond = `${more('moreWas', before.more)}${more('moreNow', after.more)}${more('moreCauses', because.more)}`;
      return `${head},"was":[${before.text}],"now":[${after.text}]${besides && `,${besides}`},"causes":[${because.text}]${beyond}}`;
    },
  };
}

function answerWriter(given: ValueAnswer | PlacedAnswer) {
  const { value, certainty, between, mayBind, claims } = given;
  const term = 'term' in given && given.term ? { term: given.term } : {};
  const rest = JSON.stringify({ certainty, between, mayBind, ...term }).slice(1);
  const write = (events: Events): string | null => {
    const told = events.value(value);
    return told && `{"value":${told},${rest}`;
  };
  return { heavy: heavySaid(value, claims), write };
}

const writeCause = (cause: Cause, events: Events, acts: Acts): string | null =>
  events.has(cause.said) ? JSON.stringify(tellCause(cause, events, acts)) : null;

function tellCause({ because, said, condition, replacedBy }: Cause, events: Events, acts: Acts): object {
  if (because === 'taken-back') return tellAct(said, acts.get(said.order[0]), events);
  return {
    because,
    ...(condition === undefined ? {} : { condition }),
    ...(replacedBy === undefined ? {} : { replacedBy }),
    ...tellSaid(said, events),
  };
}

function tellSaid(said: Said, events: Events) {
  const { type, title, occurred, assertedBy, sources } = events.of(said).facts;
  return { ...tellEvent(said, events), type, title, occurred, assertedBy, sources };
}

/** By the correction or retraction. Known to an earlier state alone, a claim is simply not recorded yet at the other point. */
function tellAct(said: Said, act: DecidingAct | undefined, events: Events) {
  if (!act) return { because: 'not-yet-known', ...tellSaid(said, events) };
  const { id, type, title, occurred, assertedBy, sources } = act.event;
  const because = type === 'EventRetracted' ? 'retracted' : 'corrected';
  return { because, eventId: id, version: act.version, type, title, occurred, assertedBy, sources };
}
