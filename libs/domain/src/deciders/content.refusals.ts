import {
  isCorrection,
  pointerSegment,
  type Effect,
  type Event,
  type EventContent,
  type OriginalContent,
} from '#contracts';
import { namesOf } from '../claims/content-of-event';
import { parseDate, type Bounds } from '../dates';
import { datesOfEvent } from './dates-of-event';
import type { KnownEvents } from './known-events';
import type { TermKinds } from './term-kinds';
import type { Refusal, RefusalCode } from './refusal';

export interface ContentContext {
  readonly at: string;
  readonly kinds: TermKinds;
  readonly author: 'client' | 'service';
  readonly known: KnownEvents;
  readonly parties: ReadonlySet<string>;
}

/** What is wrong with an event's content, whatever else is recorded: dates, kinds, values, sources, names. */
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
  const { at, author, known } = context;
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
  for (const id of namesOf(content)) {
    const pointer = content.type === 'AgreementPublished' ? '/data/agreement/amends' : '/data/inResponseTo';
    if (!known.has(id) || own.includes(id))
      refusals.push(refuse('event-unknown', pointer, `the partnership has no event ${id}`));
  }
  refusals.push(...refusalsOfParties(content, context));
  content.effects.forEach((effect, index) =>
    refusals.push(...refusalsOfEffect(effect, content, { ...context, at: `${at}/effects/${index}` })),
  );
  return [...refusals, ...refusalsOfRepeats(content, at)];
}

function refusalsOfDates(event: EventContent, at: string): Refusal[] {
  return datesOfEvent(event).flatMap(({ pointer, text }) => {
    const parsed = parseDate(text);
    return parsed.ok ? [] : [{ code: 'date-invalid' as const, pointer: at + pointer, detail: parsed.reason }];
  });
}

function refusalsOfParties(content: OriginalContent, { at, parties }: ContentContext): Refusal[] {
  if (content.type !== 'PartiesChanged') return [];
  const { left = [], renamed = [], succeeded = [] } = content.data;
  const named = [
    ...left.map((id, index) => ({ id, pointer: `/left/${index}` })),
    ...renamed.map(({ id }, index) => ({ id, pointer: `/renamed/${index}/id` })),
    ...succeeded.map(({ party: id }, index) => ({ id, pointer: `/succeeded/${index}/party` })),
  ];
  return named
    .filter(({ id }) => !parties.has(id))
    .map(({ id, pointer }) => ({
      code: 'party-unknown' as const,
      pointer: `${at}/data${pointer}`,
      detail: `${id} is not a party of the partnership`,
    }));
}

function refusalsOfEffect(effect: Effect, content: OriginalContent, { at, kinds }: ContentContext): Refusal[] {
  const refusals: Refusal[] = [];
  const anyKind = effect.effect === 'reaffirm' && effect.kind === '*';
  if (!anyKind && !kinds.has(effect.kind)) refusals.push(unknownKind(effect.kind, `${at}/kind`));
  else if (effect.effect === 'set' || effect.effect === 'contest') {
    for (const { pointer, message } of kinds.check(effect.kind, effect.value))
      refusals.push({ code: 'value-invalid', pointer: `${at}/value${pointer}`, detail: message });
  }
  if (effect.effect === 'set') {
    effect.replaces?.forEach(({ kind }, index) => {
      if (!kinds.has(kind)) refusals.push(unknownKind(kind, `${at}/replaces${pointerSegment(index)}/kind`));
    });
  }
  if ('until' in effect && typeof effect.until === 'string') {
    const from = tryBounds(effect.from ?? content.occurred);
    const until = tryBounds(effect.until);
    if (from && until && until.hi < from.lo) {
      refusals.push({
        code: 'dates-reversed',
        pointer: `${at}/until`,
        detail: `the last day in force, ${effect.until}, lies before the first, ${effect.from ?? content.occurred}`,
      });
    }
  }
  return refusals;
}

const unknownKind = (kind: string, pointer: string): Refusal => ({
  code: 'kind-unknown',
  pointer,
  detail: `${kind} is not a kind of term; /v1/term-kinds lists them`,
});

/* Two effects of one event on the same term and day have no order that a reader could know. */
function refusalsOfRepeats(content: OriginalContent, at: string): Refusal[] {
  const seen = new Set<string>();
  const refusals: Refusal[] = [];
  content.effects.forEach((effect, index) => {
    const day = ('on' in effect ? effect.on : 'from' in effect ? effect.from : undefined) ?? content.occurred;
    const bounds = tryBounds(day);
    const family = effect.effect === 'set' || effect.effect === 'end' ? 'claim' : effect.effect;
    const terms = [
      { pointer: '', term: effect },
      ...(effect.effect === 'set'
        ? (effect.replaces ?? []).map((term, nth) => ({ pointer: `/replaces/${nth}`, term }))
        : []),
    ];
    for (const { pointer, term } of terms) {
      const key = `${family} ${term.kind}/${term.scope} ${bounds ? `${bounds.lo}..${bounds.hi}` : day}`;
      if (seen.has(key)) {
        refusals.push({
          code: 'effect-duplicate',
          pointer: `${at}/effects/${index}${pointer}`,
          detail: `the event has another effect on ${term.kind}/${term.scope} on the same day`,
        });
      }
      seen.add(key);
    }
  });
  return refusals;
}

const tryBounds = (text: string): Bounds | null => {
  const parsed = parseDate(text);
  return parsed.ok ? parsed.bounds : null;
};
