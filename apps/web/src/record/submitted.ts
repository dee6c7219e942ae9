import type { RecordedEvent, TermKind } from '#client';
import type { JsonSchema } from '../service/service';
import { isMembers, textOf, type Json, type Members } from './draft';
import { schemaOfType } from './event-types';
import { missingIn, missingInEffects } from './missing';
import type { Reading } from './phrases/phrase';

/** The act of a form: it records, corrects or retracts an event. */
export type Deed = 'record' | 'correct' | 'retract';

interface Drafted {
  readonly event: Members;
  readonly reason: string;
  readonly target: RecordedEvent | undefined;
}

/** Returns the event to send. */
export function submittedOf(deed: Deed, { event, reason, target }: Drafted): Members {
  switch (deed) {
    case 'record':
      return event;
    case 'correct':
      return { type: 'EventCorrected', data: { target: target!.eventId, reason, replacement: event } };
    case 'retract':
      return { type: 'EventRetracted', data: { target: target!.eventId, reason } };
  }
}

interface FormState {
  readonly deed: Deed;
  readonly event: Members;
  readonly definitions: Readonly<Record<string, JsonSchema>>;
  readonly kinds: readonly TermKind[];
  readonly reading: Reading;
}

/** Returns pointers to the values that must be filled in before a request makes sense. */
export function missingInSubmitted(submitted: Json, { deed, event, definitions, kinds, reading }: FormState): string[] {
  const data = isMembers(submitted) && isMembers(submitted['data']) ? submitted['data'] : {};
  const reason = deed === 'record' || textOf(data['reason']).trim() !== '' ? [] : ['/events/0/data/reason'];
  if (deed === 'retract') return reason;
  const filled = deed === 'record' ? submitted : data['replacement'];
  const pointer = deed === 'record' ? '/events/0' : '/events/0/data/replacement';
  const schema = schemaOfType(definitions, textOf(event['type']));
  const effects = isMembers(filled) ? filled['effects'] : undefined;
  return [
    ...reason,
    ...missingIn(filled, { schema, definitions, pointer, reading }),
    ...missingInEffects(effects, { kinds, definitions, pointer: `${pointer}/effects`, reading }),
    ...(hasSource(filled) ? [] : [`${pointer}/sources/0/publisher`]),
  ].filter((each, nth, all) => all.indexOf(each) === nth);
}

function hasSource(event: Json | undefined): boolean {
  const sources = isMembers(event) ? event['sources'] : undefined;
  return Array.isArray(sources) && sources.length > 0;
}
