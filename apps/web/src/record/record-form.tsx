import { useContext, useRef, useState, type FormEvent, type RefObject } from 'react';
import type { RecordedEvent, TermKind } from '#client';
import { addressOf, type View } from '../address/view';
import { go } from '../address/use-view';
import type { JsonSchema } from '../service/service';
import { useToday } from '../time/use-today';
import { AlikeNotice } from './alike-notice';
import { Correction } from './correction';
import { isMembers, listOf, textOf, type Members } from './draft';
import { EventFields } from './event-fields';
import { typesToRecord } from './event-types';
import { FaultList } from './fault-list';
import { FormContext } from './form-context';
import { KnownField } from './known-field';
import { Labelled } from './labelled';
import { PasteBox } from './paste-box';
import { EffectPreview } from './preview/effect-preview';
import { focusedAt, withAmount, withNamed, type Focused } from './put';
import { RecordedContext } from './recorded-context';
import type { Deed } from './submitted';
import { useCommand } from './use-command';
import { useDraft, type DraftInForm } from './use-draft';
import { usePastedText, type PastedText } from './use-pasted-text';

interface Props {
  readonly view: View;
  /** The event that is corrected or retracted. */
  readonly target: RecordedEvent | undefined;
  readonly kinds: readonly TermKind[];
  readonly definitions: Readonly<Record<string, JsonSchema>>;
  /** The initial draft of the form. */
  readonly start: Members;
}

const BUTTONS: Readonly<Record<Deed, string>> = {
  record: 'Record',
  correct: 'Record the correction',
  retract: 'Retract',
};

export function RecordForm({ view, target, kinds, definitions, start }: Props) {
  const { partnership, act } = view;
  const today = useToday();
  const { parties, choices, timeline } = useContext(RecordedContext);
  const draft = useDraft(addressOf(view), start, partnership);
  const { event } = draft;
  const [deed, setDeed] = useState<Deed>(target ? (act === 'retract' ? 'retract' : 'correct') : 'record');
  const pasted = usePastedText({ view, draft, kinds, today });
  const command = useCommand({ view, draft, deed, target, kinds, definitions, today });
  const { faults, isSending } = command;
  const focused = useRef<Focused | null>(null);
  return (
    <FormContext value={{ faults, definitions, parties, choices, onName: null, inText: pasted.inText }}>
      <form
        className="record"
        noValidate
        aria-busy={isSending}
        onFocus={({ target }) => {
          if (target.matches('input, textarea, select')) focused.current = focusedAt(target, '/events/0');
        }}
        onSubmit={(sent: FormEvent) => {
          sent.preventDefault();
          void command.submit();
        }}
      >
        {draft.isStored && <Again onDiscard={draft.discard} />}
        {target === undefined && partnership !== undefined && <AlikeNotice partnership={partnership} event={event} />}
        {target ? (
          <Correction
            target={target}
            deed={deed}
            onDeed={setDeed}
            reason={draft.reason}
            onReason={(text) => draft.change({ reason: text })}
          />
        ) : (
          <Beginning view={view} draft={draft} pasted={pasted} focused={focused} />
        )}
        {deed !== 'retract' && (
          <EventFields
            kinds={kinds}
            types={target ? [textOf(event['type'])] : typesToRecord(definitions)}
            pointer={deed === 'correct' ? '/events/0/data/replacement' : '/events/0'}
            event={event}
            onChange={draft.changeEvent}
          />
        )}
        <KnownField
          value={draft.known}
          published={publishedIn(event)}
          head={timeline?.recordedAt ?? null}
          onChange={(day) => draft.change({ known: day })}
        />
        <EffectPreview {...command.previewed} />
        <FaultList {...command} />
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

interface BeginningProps {
  readonly view: View;
  readonly draft: DraftInForm;
  readonly pasted: PastedText;
  /** The field that had the focus last: what is offered from the text goes into it. */
  readonly focused: RefObject<Focused | null>;
}

/** Renders the box for a pasted text, and the id of a new partnership. */
function Beginning({ view: { partnership, act }, draft, pasted, focused }: BeginningProps) {
  const { event, id } = draft;
  const put = (changed: Members): void => {
    draft.changeEvent(changed);
    const { path } = focused.current ?? {};
    if (path) document.getElementById(['/events/0', ...path].join('/'))?.focus();
  };
  return (
    <>
      {act !== 'review' && (
        <PasteBox
          text={pasted.text}
          found={pasted.found}
          named={pasted.inText.named}
          isStart={partnership === undefined}
          onText={pasted.begin}
          onDate={(occurred) => draft.changeEvent({ ...event, occurred })}
          onAmount={(amount) => put(withAmount(event, amount, focused.current, pasted.inText.terms))}
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
