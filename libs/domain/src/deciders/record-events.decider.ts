import { isCorrection, type CorrectionContent, type Event } from '#contracts';
import { parseDate } from '../dates';
import { endOf, evolveProfile, isStarted, partiesKnownTo, type Profile } from '../partnership/profile';
import { refusalsOfContent } from './content.refusals';
import type { TermKinds } from './term-kinds';
import { refusalsOfTerms, type KnownTerms } from './terms.refusals';
import { statusOf, type EventStatus, type KnownEvents } from './known-events';
import type { Refusal, RefusalCode } from './refusal';

/** A partnership as the decision is made on it: its profile, and the events that the command names. */
export interface DecisionState {
  readonly version: number;
  readonly profile: Profile;
  readonly known: KnownEvents;
  readonly terms: KnownTerms;
}

export type Verdict = { readonly accepted: readonly Event[] } | { readonly refused: readonly Refusal[] };

/**
 * Whether a command's events may be recorded, all or none; every refusal is told at once, with a JSON Pointer into the command.
 * Only the service itself may write `TermFellDue`: pass `byService`.
 */
export function decideRecordEvents(
  state: DecisionState,
  events: readonly Event[],
  kinds: TermKinds,
  author: 'client' | 'service',
): Verdict {
  const refused: Refusal[] = [];
  const known = new Map<string, EventStatus>(state.known);
  let { profile } = state;
  const partiesOf = cachedByProfile();
  events.forEach((event, index) => {
    const at = `/events/${index}`;
    refused.push(
      ...refusalsOfLifecycle(event, at, profile),
      ...refusalsOfIdentity(event, at, known),
      ...refusalsOfContent(event, {
        at,
        kinds,
        author,
        known,
        parties: partiesOf(event, profile),
      }),
    );
    profile = evolveProfile(profile, event, state.version + index + 1);
    const status = statusOf(event, known);
    if (status) known.set(event.id, status);
  });
  refused.push(...refusalsOfTerms(events, state.terms));
  const unique = withoutRepeatsOf('partnership-not-started', refused);
  return unique.length > 0 ? { refused: unique } : { accepted: events };
}

/* Most events leave the profile as it is, and the parties with it. */
function cachedByProfile(): (event: Event, profile: Profile) => ReadonlySet<string> {
  const known = new Map<Profile, ReadonlySet<string>>();
  const read = (event: Event, profile: Profile) => new Set(partiesKnownTo(event, profile).map(({ id }) => id));
  return (event, profile) => {
    if (isCorrection(event)) return read(event, profile);
    let parties = known.get(profile);
    if (!parties) known.set(profile, (parties = read(event, profile)));
    return parties;
  };
}

function refusalsOfLifecycle(event: Event, at: string, profile: Profile): Refusal[] {
  if (!isStarted(profile)) {
    return event.type === 'PartnershipStarted'
      ? []
      : [
          {
            code: 'partnership-not-started',
            pointer: `${at}/type`,
            detail: 'the first event of a partnership is PartnershipStarted',
          },
        ];
  }
  if (event.type === 'PartnershipStarted') {
    return [
      {
        code: 'partnership-already-started',
        pointer: `${at}/type`,
        detail: 'the partnership has started already; correct its start instead',
      },
    ];
  }
  return refusalsAfterEnd(event, at, profile);
}

/* After the end: corrections, retractions, and effects that start certainly before it. */
function refusalsAfterEnd(event: Event, at: string, profile: Profile): Refusal[] {
  const end = endOf(profile);
  if (end === null || isCorrection(event) || event.type === 'TermFellDue') return [];
  const late = (text: string): boolean => {
    const parsed = parseDate(text);
    return parsed.ok && parsed.bounds.hi >= end.lo;
  };
  const starts = event.effects.map((effect, index) => {
    const [name, text] = 'on' in effect ? ['on', effect.on] : ['from', 'from' in effect ? effect.from : undefined];
    return text === undefined
      ? { pointer: `${at}/occurred`, text: event.occurred }
      : { pointer: `${at}/effects/${index}/${name}`, text };
  });
  // Another end is an effect on every term, whatever other effects stand beside it.
  if (starts.length === 0 || event.type === 'PartnershipEnded')
    starts.push({ pointer: `${at}/occurred`, text: event.occurred });
  const pointers = new Set(starts.filter(({ text }) => late(text)).map(({ pointer }) => pointer));
  return [...pointers].map((pointer) => ({
    code: 'partnership-ended',
    pointer,
    detail: 'the partnership has ended; what is recorded now must start certainly before its end',
  }));
}

function refusalsOfIdentity(event: Event, at: string, known: KnownEvents): Refusal[] {
  const refuse = (code: RefusalCode, pointer: string, detail: string): Refusal[] => [
    { code, pointer: at + pointer, detail },
  ];
  const taken = known.has(event.id)
    ? refuse('event-id-taken', '/id', `the partnership has an event ${event.id} already`)
    : [];
  return isCorrection(event) ? [...taken, ...refusalsOfTarget(event, at, known)] : taken;
}

function refusalsOfTarget(event: CorrectionContent, at: string, known: KnownEvents): Refusal[] {
  const refuse = (code: RefusalCode, pointer: string, detail: string): Refusal[] => [
    { code, pointer: at + pointer, detail },
  ];
  const { target } = event.data;
  const status = known.get(target);
  if (!status) return refuse('event-unknown', '/data/target', `the partnership has no event ${target}`);
  if (event.type === 'EventRetracted') {
    return status.type === 'PartnershipStarted'
      ? refuse('start-not-retractable', '/data/target', 'the start of a partnership can be corrected, not retracted')
      : [];
  }
  return status.rootType === event.data.replacement.type
    ? []
    : refuse(
        'replacement-type',
        '/data/replacement/type',
        `the target is a ${status.rootType}, and a correction keeps the type`,
      );
}

function withoutRepeatsOf(code: RefusalCode, refusals: readonly Refusal[]): Refusal[] {
  const first = refusals.findIndex((refusal) => refusal.code === code);
  return refusals.filter((refusal, index) => refusal.code !== code || index === first);
}
