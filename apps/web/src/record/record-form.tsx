import { useContext, useMemo, useRef, useState, type FormEvent } from 'react';
import { ProblemError, type Party, type RecordedEvent, type TermKind } from '#client';
import { addressOf, type View } from '../address/view';
import { go } from '../address/use-view';
import { loadRegister, type JsonSchema } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { useToday } from '../time/use-today';
import { AlikeNotice } from './alike-notice';
import { Correction } from './correction';
import { filledIn, isMembers, listOf, textOf, type Fault, type Members } from './draft';
import { draftFrom, ofKindFound, startedBy } from './draft-from';
import { foundIn, namedInText, type Found } from './found-in-text';
import { focusedAt, withAmount, withNamed, type Focused } from './put';
import { EventFields } from './event-fields';
import { typesToRecord } from './event-types';
import { FaultList } from './fault-list';
import { Labelled } from './labelled';
import { withoutRepeats } from './faults';
import { FormContext } from './form-context';
import { dropDraft } from './stored-drafts';
import { setLastDone } from './just-recorded';
import { KnownField, momentOf } from './known-field';
import { missingInSubmitted, submittedOf, type Deed } from './submitted';
import { PasteBox } from './paste-box';
import { EffectPreview } from './preview/effect-preview';
import { usePreview } from './preview/use-preview';
import { firstDayIn } from './recorded';
import { RecordedContext } from './recorded-context';
import { termsInText } from './terms-in-text';
import { useDraft } from './use-draft';
import { useSubmission } from './use-submission';

interface Props {
  readonly view: View;
  /** The event that is corrected or retracted. */
  readonly target: RecordedEvent | undefined;
  readonly kinds: readonly TermKind[];
  readonly definitions: Readonly<Record<string, JsonSchema>>;
  /** The initial draft of the form. */
  readonly start: Members;
}

const NOBODY: readonly Party[] = [];

/** The pasted text, and what was found in it. */
interface Pasted {
  readonly text: string;
  readonly found: Found;
}

const BUTTONS: Readonly<Record<Deed, string>> = {
  record: 'Record',
  correct: 'Record the correction',
  retract: 'Retract',
};

export function RecordForm({ view, target, kinds, definitions, start }: Props) {
  const { partnership } = view;
  const about = addressOf(view);
  const today = useToday();
  const { parties, choices, timeline, lanes } = useContext(RecordedContext);
  const register = useAnswer(partnership === undefined ? loadRegister : null).value ?? NOBODY;
  // The parties that the text may name.
  const people = partnership === undefined ? register : parties;
  const draft = useDraft(about, start, partnership);
  const { id, event, reason, known } = draft;
  const [deed, setDeed] = useState<Deed>(target ? (view.act === 'retract' ? 'retract' : 'correct') : 'record');
  const [pasted, setPasted] = useState<Pasted>(() => ({ text: '', found: foundIn('', today) }));

  const focused = useRef<Focused | null>(null);
  const put = (changed: Members): void => {
    draft.changeEvent(changed);
    const { path } = focused.current ?? {};
    if (path) document.getElementById(['/events/0', ...path].join('/'))?.focus();
  };
  // If the type of event was chosen already, the text does not change it.
  const ofKind = (found: Found): Members =>
    partnership === undefined || view.act !== undefined ? event : ofKindFound(event, found, draft.untouched);

  const begin = (text: string): void => {
    const found = foundIn(text, today);
    setPasted({ text, found });
    const filled = draftFrom(ofKind(found), found, draft.untouched);
    draft.changeEvent(startedBy(filled, namedInText(text, people), draft.untouched));
  };

  const reading = { today, parties };
  const submitted = filledIn(submittedOf(deed, { event, reason, target }));
  const recordedAt = momentOf(known, { today, head: timeline?.recordedAt ?? null });
  const body = { events: [submitted], ...(recordedAt === undefined ? {} : { recordedAt }) };
  const missing = [
    ...(id === '' ? ['/id'] : []),
    ...missingInSubmitted(submitted, { deed, event, definitions, kinds, reading }),
  ];
  const { submit, trouble, isTried, isSending } = useSubmission({ id, body }, missing.length > 0, ([recorded]) => {
    dropDraft(about);
    const eventId = target?.eventId ?? recorded ?? '';
    setLastDone({ partnership: id, deed, eventId, title: textOf(event['title']) });
    go({ page: 'partnership', partnership: id });
  });
  const previewed = usePreview(missing.length > 0 || isSending ? null : { id, body });

  const day = firstDayIn(event['occurred']) ?? today;
  const inText = useMemo(() => {
    const terms = termsInText(pasted.text, { kinds, lanes, parties: new Set(parties.map((each) => each.id)), day });
    return { amounts: pasted.found.amounts, named: namedInText(pasted.text, people), terms };
  }, [pasted, kinds, lanes, parties, people, day]);

  const refused: readonly Fault[] = trouble instanceof ProblemError ? trouble.errors : [];
  const needed = missing.map((pointer): Fault => ({ pointer, detail: 'Needed, or not understood yet.' }));
  const faults = withoutRepeats([...refused, ...previewed.faults, ...(isTried ? needed : [])]);
  const types = target ? [textOf(event['type'])] : typesToRecord(definitions);
  return (
    <FormContext value={{ faults, definitions, parties, choices, onName: null, inText }}>
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
        {draft.isStored && <Again onDiscard={draft.discard} />}
        {target === undefined && partnership !== undefined && <AlikeNotice partnership={partnership} event={event} />}
        {target ? (
          <Correction
            target={target}
            deed={deed}
            onDeed={setDeed}
            reason={reason}
            onReason={(text) => draft.change({ reason: text })}
          />
        ) : (
          <>
            {view.act !== 'review' && (
              <PasteBox
                text={pasted.text}
                found={pasted.found}
                named={inText.named}
                isStart={partnership === undefined}
                onText={begin}
                onDate={(occurred) => draft.changeEvent({ ...event, occurred })}
                onAmount={(amount) => put(withAmount(event, amount, focused.current, inText.terms))}
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
                  <input {...attributes} value={id} onChange={({ target: { value } }) => draft.change({ id: value })} />
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
            onChange={draft.changeEvent}
          />
        )}
        <KnownField
          value={known}
          published={publishedIn(event)}
          head={timeline?.recordedAt ?? null}
          onChange={(day) => draft.change({ known: day })}
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

const Again = ({ onDiscard }: { readonly onDiscard: () => void }) => (
  <p className="hint-box">
    Your draft is here again.
    <button type="button" onClick={onDiscard}>
      Begin anew
    </button>
  </p>
);

/** Returns the date on which the first document was published, otherwise the date of the event. */
function publishedIn({ sources, occurred }: Members): string {
  const [first] = listOf(sources);
  const published = isMembers(first) ? textOf(first['published']) : '';
  return published === '' ? textOf(occurred) : published;
}
