import { isCorrection, type CorrectionContent, type Event } from '#contracts';
import { namesOfEvent } from '../partnership/names-of-event';
import { evolveRegister, type Register } from '../partnership/register';
import { refusalsOfContent } from './content.refusals';
import { refusalsAfterEnd } from './end.refusals';
import type { KnownParties } from './names.refusals';
import type { TermKinds } from './term-kinds';
import { refusalsOfTerms, type KnownTerms } from './terms.refusals';
import { statusOf, type EventStatus, type KnownEvents } from '../partnership/known-events';
import type { Refusal, RefusalCode } from './refusal';

/** The state on which a command is decided: the partnership's register, and the events that the command names. */
export interface DecisionState {
  readonly register: Register;
  readonly known: KnownEvents;
  readonly terms: KnownTerms;
}

/** The permissions of a command, by its author. */
export interface CommandPermissions {
  /** `service`: only the service itself may write `TermFellDue`. */
  readonly author: 'client' | 'service';
  /**
   * Which parties must be known: none in files of edition 1. As long as no event can name third parties, which needs records of version 3, the
   * parties within values need not be known.
   */
  readonly knownParties: KnownParties;
}

export type Verdict = { readonly accepted: readonly Event[] } | { readonly refused: readonly Refusal[] };

/** Decides whether a command's events may be recorded, all or none. All refusals are returned at once, each with a JSON Pointer into the command. */
export function decideRecordEvents(
  state: DecisionState,
  events: readonly Event[],
  kinds: TermKinds,
  { author, knownParties }: CommandPermissions,
): Verdict {
  const refused: Refusal[] = [];
  const known = new Map<string, EventStatus>(state.known);
  const parties = new Set([...state.register.parties, ...events.flatMap((event) => namesOfEvent(event).parties)]);
  let { register } = state;
  events.forEach((event, index) => {
    const at = `/events/${index}`;
    const names = { parties, agreements: register.agreements, knownParties };
    refused.push(
      ...refusalsOfLifecycle(event, at, register),
      ...refusalsOfIdentity(event, at, known),
      ...refusalsOfContent(event, { at, kinds, author, known, names }),
    );
    register = evolveRegister(register, event, isCorrection(event) ? known.get(event.data.target) : undefined);
    const status = statusOf(event, known);
    if (status) known.set(event.id, status);
  });
  refused.push(...refusalsOfTerms(events, state.terms));
  const unique = withoutConsequences(withoutRepeatsOf('partnership-not-started', refused), register);
  return unique.length > 0 ? { refused: unique } : { accepted: events };
}

function refusalsOfLifecycle(event: Event, at: string, register: Register): Refusal[] {
  if (!register.isStarted) {
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
  return refusalsAfterEnd(event, at, register);
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

/** The refusals that follow from a partnership that has not started. */
const KNOWN_ONCE_STARTED: ReadonlySet<RefusalCode> = new Set(['party-unknown', 'agreement-unknown', 'event-unknown']);

/** If the partnership has not started, only that is returned: unknown names and events follow from it. */
const withoutConsequences = (refusals: readonly Refusal[], { isStarted }: Register): readonly Refusal[] =>
  isStarted ? refusals : refusals.filter(({ code }) => !KNOWN_ONCE_STARTED.has(code));
