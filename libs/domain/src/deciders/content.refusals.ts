import {
  isCorrection,
  pointerSegment,
  type Effect,
  type Event,
  type EventContent,
  type OriginalContent,
} from '#contracts';
import { answeredBy } from '../events/events-named';
import { parseDate } from '../dates';
import { refusalsOfClaim } from './claims.refusals';
import { datesOfEvent } from './dates-of-event';
import type { KnownEvents } from '../partnership/known-events';
import { refusalsOfNames, type KnownNames } from './names.refusals';
import { refusalsOfParties } from './parties.refusals';
import { refusalsOfRepeats } from './repeats.refusals';
import type { TermKinds } from './term-kinds';
import type { Refusal, RefusalCode } from './refusal';

export interface ContentContext {
  readonly at: string;
  readonly kinds: TermKinds;
  readonly author: 'client' | 'service';
  readonly known: KnownEvents;
  readonly names: KnownNames;
}

/** Returns the refusals that follow from an event's content alone: dates, kinds, values, sources, names. */
export function refusalsOfContent(event: Event, context: ContentContext): Refusal[] {
  const refusals = refusalsOfDates(event, context.at);
  if (isCorrection(event)) {
    if (event.type === 'EventCorrected')
      refusals.push(
        ...refusalsOfOriginal(event.data.replacement, { ...context, at: `${context.at}/data/replacement` }, []),
      );
    return refusals;
  }
  return [...refusals, ...refusalsOfOriginal(event, context, [event.id])];
}

function refusalsOfOriginal(content: OriginalContent, context: ContentContext, own: readonly string[]): Refusal[] {
  const { at, author, known, kinds, names } = context;
  const refuse = (code: RefusalCode, pointer: string, detail: string): Refusal => ({
    code,
    pointer: at + pointer,
    detail,
  });
  const refusals: Refusal[] = [];
  if (content.type === 'TermFellDue' && author === 'client')
    refusals.push(refuse('type-reserved', '/type', 'TermFellDue is written by the service itself'));
  if (content.sources.length === 0 && content.type !== 'TermFellDue')
    refusals.push(refuse('sources-missing', '/sources', 'at least one source is needed'));
  const answered = answeredBy(content);
  if (answered !== undefined && (!known.has(answered) || own.includes(answered)))
    refusals.push(refuse('event-unknown', '/data/inResponseTo', `the partnership has no event ${answered}`));
  if (names.knownParties !== 'none') refusals.push(...refusalsOfParties(content, at));
  refusals.push(...refusalsOfNames(content, at, names, kinds));
  content.effects.forEach((effect, index) =>
    refusals.push(...refusalsOfEffect(effect, content.occurred, `${at}/effects/${index}`, kinds)),
  );
  return [...refusals, ...refusalsOfRepeats(content, at)];
}

function refusalsOfDates(event: EventContent, at: string): Refusal[] {
  return datesOfEvent(event).flatMap(({ pointer, text }) => {
    const parsed = parseDate(text);
    return parsed.ok ? [] : [{ code: 'date-invalid' as const, pointer: at + pointer, detail: parsed.reason }];
  });
}

function refusalsOfEffect(effect: Effect, occurred: string, at: string, kinds: TermKinds): Refusal[] {
  const refusals: Refusal[] = [];
  const anyKind = effect.effect === 'reaffirm' && effect.kind === '*';
  if (!anyKind && !kinds.has(effect.kind)) refusals.push(unknownKind(effect.kind, `${at}/kind`));
  else if ('value' in effect && !isSuspension(effect)) {
    for (const { pointer, message } of kinds.check(effect.kind, effect.value))
      refusals.push({ code: 'value-invalid', pointer: `${at}/value${pointer}`, detail: message });
  }
  if (effect.effect === 'set') {
    effect.replaces?.forEach(({ kind }, index) => {
      if (!kinds.has(kind)) refusals.push(unknownKind(kind, `${at}/replaces${pointerSegment(index)}/kind`));
    });
  }
  return [...refusals, ...refusalsOfClaim(effect, occurred, at)];
}

const isSuspension = (effect: Effect): boolean => effect.effect === 'override' && effect.value === null;

const unknownKind = (kind: string, pointer: string): Refusal => ({
  code: 'kind-unknown',
  pointer,
  detail: `${kind} is not a kind of term; /v1/term-kinds lists them`,
});
