import { useContext, useEffect, useRef, useState, type FormEvent } from 'react';
import { ProblemError, type Party, type RecordedEvent, type SubmittedEvent, type TermKind } from '#client';
import { addressOf, type View } from '../address/view';
import { go } from '../address/use-view';
import { forgetAnswers } from '../service/answers';
import { askRegister, service, type JsonSchema } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { useToday } from '../time/use-today';
import { AlikeNotice } from './alike-notice';
import { Correction } from './correction';
import { filledIn, isMembers, listOf, textOf, type Fault, type Json, type Members } from './draft';
import { draftFrom, ofKindFound, startedBy } from './draft-from';
import type { Found } from './found-in-text';
import { focusedAt, withAmount, withNamed, type Focused } from './put';
import { EventFields } from './event-fields';
import { typesToRecord } from './event-types';
import { FaultList } from './fault-list';
import { Labelled } from './labelled';
import { withoutRepeats } from './faults';
import { FormContext } from './form-context';
import { dropDraft, keepDraft, keptDraft } from './kept-drafts';
import { keepDone } from './just-recorded';
import { KnownField, momentOf } from './known-field';
import { missingInSubmitted, submittedOf, type Deed } from './submitted';
import { PasteBox } from './paste-box';
import { EffectPreview } from './preview/effect-preview';
import { usePreview } from './preview/use-preview';
import { RecordedContext } from './recorded-context';
import { followingId } from './slug';

interface Props {
  readonly view: View;
  /** The event that is corrected or retracted. */
  readonly target: RecordedEvent | undefined;
  readonly kinds: readonly TermKind[];
  readonly definitions: Readonly<Record<string, JsonSchema>>;
  /** The draft that the form begins with. */
  readonly start: Members;
}

const NOBODY: readonly Party[] = [];

const BUTTONS: Readonly<Record<Deed, string>> = {
  record: 'Record',
  correct: 'Record the correction',
  retract: 'Retract',
};

export function RecordForm({ view, target, kinds, definitions, start }: Props) {
  const { partnership } = view;
  const about = addressOf(view);
  const today = useToday();
  const { parties, choices, timeline } = useContext(RecordedContext);
  const register = useAnswer(partnership === undefined ? askRegister : null).value ?? NOBODY;
  const [untouched] = useState(start);
  const [kept, setKept] = useState(() => keptDraft(about));
  const [id, setId] = useState(partnership ?? kept?.id ?? '');
  const [deed, setDeed] = useState<Deed>(target ? (view.act === 'retract' ? 'retract' : 'correct') : 'record');
  const [event, setEvent] = useState<Members>(kept?.event ?? untouched);
  const [reason, setReason] = useState(kept?.reason ?? '');
  const [known, setKnown] = useState<Json | null>(kept?.known ?? null);
  const [failure, setFailure] = useState<{ readonly text: string; readonly error: unknown }>();
  const [tries, setTries] = useState(0);
  const isTried = tries > 0;
  const [isSending, setSending] = useState(false);

  const change = (changed: Members): void => {
    const followed = partnership === undefined ? followingId(id, nameIn(event), nameIn(changed)) : id;
    setId(followed);
    setEvent(changed);
    keepDraft(about, { id: followed, event: changed, reason, known });
  };
  const focused = useRef<Focused | null>(null);
  const put = (changed: Members): void => {
    change(changed);
    const { path } = focused.current ?? {};
    if (path) document.getElementById(['/events/0', ...path].join('/'))?.focus();
  };
  // Where the kind of news is chosen already, words do not change it.
  const ofKind = (found: Found): Members =>
    partnership === undefined || view.act !== undefined ? event : ofKindFound(event, found, untouched);
  const discard = (): void => {
    dropDraft(about);
    setKept(null);
    setId(partnership ?? '');
    setEvent(untouched);
    setReason('');
    setKnown(null);
  };

  const reading = { today, parties };
  const submitted = filledIn(submittedOf(deed, { event, reason, target }));
  const recordedAt = momentOf(known, { today, head: timeline?.recordedAt ?? null });
  const body = { events: [submitted], ...(recordedAt === undefined ? {} : { recordedAt }) };
  const missing = [
    ...(id === '' ? ['/id'] : []),
    ...missingInSubmitted(submitted, { deed, event, definitions, kinds, reading }),
  ];
  const previewed = usePreview(missing.length > 0 || isSending ? null : { id, body });

  const text = JSON.stringify([id, body]);
  // What went wrong with one draft says nothing about the next.
  const trouble = failure?.text === text ? failure.error : undefined;

  // The same once more, after no answer, is the same command.
  const last = useRef({ text: '', key: '' });
  const keyOfCommand = (): string => {
    if (last.current.text !== text) last.current = { text, key: randomKey() };
    return last.current.key;
  };

  const send = async (): Promise<void> => {
    // Not checked here: what is wrong with it, the service tells.
    const sent = { ...body, events: body.events as unknown as SubmittedEvent[] };
    const headers = { 'Idempotency-Key': keyOfCommand() };
    const answer = await service().events.record({ path: { id }, body: sent, headers });
    forgetAnswers();
    if (!('events' in answer)) throw new NotRuledYet();
    dropDraft(about);
    const eventId = target?.eventId ?? answer.events[0]?.id ?? '';
    keepDone({ partnership: id, deed, eventId, title: textOf(event['title']) });
    go({ page: 'partnership', partnership: id });
  };
  const submit = async (): Promise<void> => {
    setTries(tries + 1);
    if (missing.length > 0) return;
    setSending(true);
    setFailure(undefined);
    try {
      await send();
    } catch (error) {
      setFailure({ text, error });
    } finally {
      setSending(false);
    }
  };

  // What is wrong is there to be focused only once it is drawn.
  const isRefused = failure !== undefined || (isTried && missing.length > 0);
  useEffect(() => {
    if (isRefused) document.getElementById('faults')?.focus();
  }, [tries, failure]);

  const refused: readonly Fault[] = trouble instanceof ProblemError ? trouble.errors : [];
  const needed = missing.map((pointer): Fault => ({ pointer, detail: 'Needed, or not understood yet.' }));
  const faults = withoutRepeats([...refused, ...previewed.faults, ...(isTried ? needed : [])]);
  const types = target ? [textOf(event['type'])] : typesToRecord(definitions);
  return (
    <FormContext value={{ faults, definitions, parties, choices, onName: null }}>
      <form
        className="record"
        noValidate
        aria-busy={isSending}
        onFocus={({ target }) => {
          if (target.matches('input, textarea, select')) focused.current = focusedAt(target, '/events/0');
        }}
        onSubmit={(sent: FormEvent) => {
          sent.preventDefault();
          void submit();
        }}
      >
        {kept && (
          <p className="hint-box">
            Your draft is here again.
            <button type="button" onClick={discard}>
              Begin anew
            </button>
          </p>
        )}
        {target === undefined && partnership !== undefined && <AlikeNotice partnership={partnership} event={event} />}
        {target ? (
          <Correction
            target={target}
            deed={deed}
            onDeed={setDeed}
            reason={reason}
            onReason={(text) => {
              setReason(text);
              keepDraft(about, { id, event, reason: text, known });
            }}
          />
        ) : (
          <>
            {view.act !== 'review' && (
              <PasteBox
                known={partnership === undefined ? register : parties}
                onFound={(found, named) =>
                  change(startedBy(draftFrom(ofKind(found), found, untouched), named, untouched))
                }
                onDate={(occurred) => change({ ...event, occurred })}
                onAmount={(amount) => put(withAmount(event, amount, focused.current))}
                onParty={(party) => put(withNamed(event, party, focused.current))}
              />
            )}
            {partnership === undefined && (
              <Labelled
                label="Partnership"
                hint="its id, made from its name; a new one begins with “A partnership starts”"
                pointer="/id"
                isRequired
              >
                {(attributes) => (
                  <input {...attributes} value={id} onChange={({ target: { value } }) => setId(value)} />
                )}
              </Labelled>
            )}
          </>
        )}
        {deed !== 'retract' && (
          <EventFields
            kinds={kinds}
            types={types}
            pointer={deed === 'correct' ? '/events/0/data/replacement' : '/events/0'}
            event={event}
            onChange={change}
          />
        )}
        <KnownField
          value={known}
          published={publishedIn(event)}
          head={timeline?.recordedAt ?? null}
          onChange={(day) => {
            setKnown(day);
            keepDraft(about, { id, event, reason, known: day });
          }}
        />
        <EffectPreview {...previewed} />
        <FaultList trouble={trouble} faults={faults} missing={missing} isTried={isTried} />
        <div className="actions">
          <button className="main" disabled={isSending}>
            {BUTTONS[deed]}
          </button>
          {partnership !== undefined && (
            <button type="button" onClick={() => go({ page: 'partnership', partnership })}>
              Cancel
            </button>
          )}
        </div>
      </form>
    </FormContext>
  );
}

/** The service has written it, and its ruling is late. */
class NotRuledYet extends Error {
  constructor() {
    super('It was written, but nobody knows yet whether it takes effect. Look at the partnership.');
  }
}

/** 128 random bits; `randomUUID` is there on secure origins alone. */
const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The name that a new partnership is given. */
const nameIn = ({ data }: Members): string => (isMembers(data) ? textOf(data['name']) : '');

/** When the first document was published, or else when it happened. */
function publishedIn({ sources, occurred }: Members): string {
  const [first] = listOf(sources);
  const published = isMembers(first) ? textOf(first['published']) : '';
  return published === '' ? textOf(occurred) : published;
}
