import { useRef, useState, type FormEvent } from 'react';
import { ProblemError, type RecordedEvent, type SubmittedEvent, type TermKind } from '#client';
import { go } from '../address/use-view';
import type { View } from '../address/view';
import { Trouble } from '../page/trouble';
import { useTitle } from '../page/use-title';
import { forgetAnswers } from '../service/answers';
import { askEvent, askSchemas, askTermKinds, service, type JsonSchema } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { dayOfInstant, isoDay } from '../time/day';
import { filledIn, isMembers, textOf, upwards, type Fault, type Members } from './draft';
import { draftFrom } from './draft-from';
import { EventFields, typesToRecord } from './event-fields';
import { Field, FormContext, Labelled } from './field';
import { dropDraft, keepDraft, keptDraft } from './kept-drafts';
import { PasteBox } from './paste-box';
import { followingId } from './slug';

/** Records an event, or corrects or retracts one. What is right, the service decides. */
export function RecordPage({ view }: { readonly view: View }) {
  const { partnership, correct } = view;
  useTitle(correct === undefined ? 'Record an event' : 'Correct an event');
  const schemas = useAnswer(askSchemas);
  const kinds = useAnswer(askTermKinds);
  const target = useAnswer(partnership === undefined || correct === undefined ? null : askEvent(partnership, correct));
  const isReady = schemas.value && kinds.value && (correct === undefined || target.value);
  return (
    <div className="narrow">
      <h1>{correct === undefined ? 'Record an event' : 'Correct an event'}</h1>
      <Trouble error={schemas.error ?? kinds.error ?? target.error} />
      {isReady && (
        <RecordForm
          partnership={partnership}
          target={target.value}
          kinds={kinds.value.items}
          definitions={schemas.value}
        />
      )}
    </div>
  );
}

interface FormProps {
  readonly partnership: string | undefined;
  readonly target: RecordedEvent | undefined;
  readonly kinds: readonly TermKind[];
  readonly definitions: Readonly<Record<string, JsonSchema>>;
}

type Act = 'record' | 'correct' | 'retract';
const REASON: JsonSchema = {
  type: 'string',
  maxLength: 2000,
  description: 'what was wrong, or what is known better now',
};

function RecordForm({ partnership, target, kinds, definitions }: FormProps) {
  const [untouched] = useState(() => draftOf(partnership));
  const [kept, setKept] = useState(() => (target ? null : keptDraft(partnership)));
  const [id, setId] = useState(partnership ?? kept?.id ?? '');
  const [act, setAct] = useState<Act>(target ? 'correct' : 'record');
  const [event, setEvent] = useState<Members>(() => (target ? replacementOf(target) : (kept?.event ?? untouched)));
  const change = (changed: Members): void => {
    const followed = partnership === undefined ? followingId(id, nameIn(event), nameIn(changed)) : id;
    setId(followed);
    setEvent(changed);
    if (!target) keepDraft(partnership, { id: followed, event: changed });
  };
  const discard = (): void => {
    dropDraft(partnership);
    setKept(null);
    setId(partnership ?? '');
    setEvent(untouched);
  };
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<unknown>();
  const [isSending, setSending] = useState(false);

  // The same once more, after no answer, is the same command.
  const last = useRef({ text: '', key: '' });
  const keyOf = (text: string): string => {
    if (last.current.text !== text) last.current = { text, key: randomKey() };
    return last.current.key;
  };

  const submit = async (): Promise<void> => {
    setSending(true);
    setTrouble(undefined);
    try {
      const sent = filledIn(submittedOf(act, { event, reason, target }));
      // Not checked here: what is wrong with it, the service tells.
      const body = { events: [sent as unknown as SubmittedEvent] };
      const headers = { 'Idempotency-Key': keyOf(JSON.stringify([id, sent])) };
      const answer = await service().events.record({ path: { id: id || '-' }, body, headers });
      forgetAnswers();
      if ('events' in answer) {
        if (!target) dropDraft(partnership);
        go({ page: 'partnership', partnership: id });
      } else
        setTrouble(new Error('It was written, but nobody knows yet whether it takes effect. Look at the partnership.'));
    } catch (error) {
      setTrouble(error);
      requestAnimationFrame(() => document.getElementById('faults')?.focus());
    } finally {
      setSending(false);
    }
  };

  const faults: readonly Fault[] = trouble instanceof ProblemError ? trouble.errors : [];
  const types = target ? [textOf(event['type'])] : typesToRecord(definitions);
  return (
    <FormContext value={{ faults, definitions }}>
      <form
        className="record"
        noValidate
        aria-busy={isSending}
        onSubmit={(submitted: FormEvent) => {
          submitted.preventDefault();
          void submit();
        }}
      >
        {target ? (
          <>
            <p className="quiet">
              Recorded {target.recordedAt.slice(0, 10)} as version {target.version}
              {target.state !== 'standing' && `, ${target.state} since`}. What was known until now stays answerable.
            </p>
            <div className="choice" role="radiogroup" aria-label="What to do">
              {(['correct', 'retract'] as const).map((each) => (
                <label key={each}>
                  <input type="radio" name="act" checked={act === each} onChange={() => setAct(each)} />
                  {each === 'correct' ? 'It was recorded wrongly' : 'It should not have been recorded'}
                </label>
              ))}
            </div>
            <Field
              name="reason"
              schema={REASON}
              isRequired
              pointer="/events/0/data/reason"
              value={reason}
              onChange={(text) => setReason(textOf(text))}
            />
          </>
        ) : (
          <>
            {kept && (
              <p className="hint-box">
                Your draft is here again.
                <button type="button" onClick={discard}>
                  Begin anew
                </button>
              </p>
            )}
            <PasteBox
              onFound={(found) => change(draftFrom(event, found, untouched))}
              onDate={(occurred) => change({ ...event, occurred })}
            />
            <Labelled
              label="Partnership"
              hint="its id, made from its name; a new one begins with “Partnership started”"
              pointer="/id"
              isRequired
            >
              {(attributes) => <input {...attributes} value={id} onChange={({ target: { value } }) => setId(value)} />}
            </Labelled>
          </>
        )}
        {act !== 'retract' && (
          <EventFields
            kinds={kinds}
            types={types}
            pointer={act === 'correct' ? '/events/0/data/replacement' : '/events/0'}
            event={event}
            onChange={change}
          />
        )}
        <Faults trouble={trouble} />
        <div className="actions">
          <button className="main" disabled={isSending}>
            {act === 'record' ? 'Record' : act === 'correct' ? 'Record the correction' : 'Retract'}
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

/** Everything the service found wrong, each with a way to its field. */
function Faults({ trouble }: { readonly trouble: unknown }) {
  if (trouble === undefined) return null;
  if (!(trouble instanceof ProblemError) || trouble.status === 401) return <Trouble error={trouble} />;
  return (
    <div id="faults" className="trouble" role="alert" tabIndex={-1}>
      <p>{trouble.message}</p>
      <ul>
        {trouble.errors.map(({ pointer, detail }, nth) => (
          <li key={nth}>
            <button type="button" className="as-link" onClick={() => focusField(pointer)}>
              {detail}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function focusField(pointer: string): void {
  for (const at of upwards(pointer)) {
    const field = document.getElementById(at);
    if (!field) continue;
    for (let box = field.closest('details'); box; box = box.parentElement?.closest('details') ?? null) box.open = true;
    field.focus();
    return;
  }
}

/** 128 random bits; `randomUUID` is there on secure origins alone. */
const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The name that a new partnership is given. */
const nameIn = ({ data }: Members): string => (isMembers(data) ? textOf(data['name']) : '');

const draftOf = (partnership: string | undefined): Members => ({
  type: partnership === undefined ? 'PartnershipStarted' : 'AgreementPublished',
  occurred: isoDay(dayOfInstant(new Date())),
  standing: 'definitive',
  sources: [{}],
  data: partnership === undefined ? { parties: [{}, {}] } : {},
});

/** What an event says, as the beginning of what it should say. */
function replacementOf({ event }: RecordedEvent): Members {
  const { id: _id, ...content } = event as unknown as Members & { id: string };
  return content;
}

interface Drafted {
  readonly event: Members;
  readonly reason: string;
  readonly target: RecordedEvent | undefined;
}

function submittedOf(act: Act, { event, reason, target }: Drafted): Members {
  switch (act) {
    case 'record':
      return event;
    case 'correct':
      return { type: 'EventCorrected', data: { target: target!.eventId, reason, replacement: event } };
    case 'retract':
      return { type: 'EventRetracted', data: { target: target!.eventId, reason } };
  }
}
