import type { Cause, PlacedAnswer, TermDifference, ValueAnswer } from '#domain';
import type { DecidingAct } from '#read-models';
import { firstOf, listed, more } from '../answers/listed';
import type { Part } from '../answers/part';
import type { Events, StatementPlace } from '../answers/events';
import { renderEvent } from '../answers/render';
import { heavyPlaces } from '../answers/write-claim';

/** The act that retracted or corrected a root, by the root's version. */
export type Acts = ReadonlyMap<number, DecidingAct>;

/** Returns the causes of a difference that are rendered. */
export const renderedCauses = ({ causes }: TermDifference): readonly Cause[] => firstOf(causes);

/** Renders a term with its answers before and after. */
export function partOfDifference(partnershipId: string, difference: TermDifference, acts: Acts): Part {
  const { term, was, now, moreWas, moreNow, inForce, suspended, replacedBy, causes } = difference;
  const rendered = renderedCauses(difference);
  const [wasWriters, nowWriters] = [was.map(answerWriter), now.map(answerWriter)];
  const isSuspended = suspended.was !== 'not' || suspended.now !== 'not';
  return {
    partnershipId,
    list: 'terms',
    statements: rendered.map(({ fact }) => fact),
    heavy: [...nowWriters, ...wasWriters].flatMap(({ heavy }) => heavy),
    write: (events) => {
      const before = listed(wasWriters, ({ write }) => write(events), was.length + moreWas);
      const after = listed(nowWriters, ({ write }) => write(events), now.length + moreNow);
      const because = listed(rendered, (cause) => writeCause(cause, events, acts), causes.length);
      const head = JSON.stringify({ kind: term.kind, scope: term.scope }).slice(0, -1);
      const rest = JSON.stringify({
        inForce,
        ...(isSuspended ? { suspended } : {}),
        ...(replacedBy ? { replacedBy } : {}),
      }).slice(1, -1);
      const beyond = `${more('moreWas', before.more)}${more('moreNow', after.more)}${more('moreCauses', because.more)}`;
      return `${head},"was":[${before.text}],"now":[${after.text}],${rest},"causes":[${because.text}]${beyond}}`;
    },
  };
}

function answerWriter(given: ValueAnswer | PlacedAnswer) {
  const { value, certainty, between, mayBind, claims } = given;
  const term = 'term' in given && given.term ? { term: given.term } : {};
  const rest = JSON.stringify({ certainty, between, mayBind, ...term }).slice(1);
  const write = (events: Events): string | null => {
    const rendered = events.value(value);
    return rendered && `{"value":${rendered},${rest}`;
  };
  return { heavy: heavyPlaces(value, claims), write };
}

const writeCause = (cause: Cause, events: Events, acts: Acts): string | null =>
  events.has(cause.fact) ? JSON.stringify(renderCause(cause, events, acts)) : null;

function renderCause({ because, fact, condition, replacedBy }: Cause, events: Events, acts: Acts): object {
  if (because === 'taken-back') return renderAct(fact, acts.get(fact.order[0]), events);
  return {
    because,
    ...(condition === undefined ? {} : { condition }),
    ...(replacedBy === undefined ? {} : { replacedBy }),
    ...renderStatement(fact, events),
  };
}

function renderStatement(statement: StatementPlace, events: Events) {
  const { type, title, occurred, assertedBy, sources } = events.of(statement).facts;
  return { ...renderEvent(statement, events), type, title, occurred, assertedBy, sources };
}

/** Renders the correction or retraction that removed a claim. Without one, the claim is not recorded yet at the other point. */
function renderAct(statement: StatementPlace, act: DecidingAct | undefined, events: Events) {
  if (!act) return { because: 'not-yet-known', ...renderStatement(statement, events) };
  const { id, type, title, occurred, assertedBy, sources } = act.event;
  const because = type === 'EventRetracted' ? 'retracted' : 'corrected';
  return { because, eventId: id, version: act.version, type, title, occurred, assertedBy, sources };
}
