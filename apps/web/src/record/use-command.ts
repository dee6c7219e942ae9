import { useContext } from 'react';
import { ProblemError, type RecordedEvent, type TermKind } from '#client';
import { addressOf, type View } from '../address/view';
import { go } from '../address/use-view';
import type { JsonSchema } from '../service/service';
import type { Day } from '../time/day';
import { filledIn, textOf, type Fault } from './draft';
import { withoutRepeats } from './faults';
import { setLastDone } from './just-recorded';
import { momentOf } from './known-field';
import { usePreview, type Previewed } from './preview/use-preview';
import { RecordedContext } from './recorded-context';
import { dropDraft } from './stored-drafts';
import { missingInSubmitted, submittedOf, type Deed } from './submitted';
import type { DraftInForm } from './use-draft';
import { useSubmission, type Submission } from './use-submission';

interface About {
  readonly view: View;
  readonly draft: DraftInForm;
  readonly deed: Deed;
  /** The event that is corrected or retracted. */
  readonly target: RecordedEvent | undefined;
  readonly kinds: readonly TermKind[];
  readonly definitions: Readonly<Record<string, JsonSchema>>;
  readonly today: Day;
}

/** The command that a form sends, with its preview and its faults. */
interface Command extends Submission {
  readonly previewed: Previewed;
  /** Pointers to the values that must be filled in before the command can be sent. */
  readonly missing: readonly string[];
  readonly faults: readonly Fault[];
}

/** Returns the command of a draft. Once it is recorded, the draft is dropped and the page shows the partnership. */
export function useCommand({ view, draft, deed, target, kinds, definitions, today }: About): Command {
  const { parties, timeline } = useContext(RecordedContext);
  const { id, event, reason, known } = draft;
  const submitted = filledIn(submittedOf(deed, { event, reason, target }));
  const recordedAt = momentOf(known, { today, head: timeline?.recordedAt ?? null });
  const body = { events: [submitted], ...(recordedAt === undefined ? {} : { recordedAt }) };
  const reading = { today, parties };
  const missing = [
    ...(id === '' ? ['/id'] : []),
    ...missingInSubmitted(submitted, { deed, event, definitions, kinds, reading }),
  ];
  const submission = useSubmission({ id, body }, missing.length > 0, ([recorded]) => {
    dropDraft(addressOf(view));
    const eventId = target?.eventId ?? recorded ?? '';
    setLastDone({ partnership: id, deed, eventId, title: textOf(event['title']) });
    go({ page: 'partnership', partnership: id });
  });
  const { trouble, isTried, isSending } = submission;
  const previewed = usePreview(missing.length > 0 || isSending ? null : { id, body });
  const refused: readonly Fault[] = trouble instanceof ProblemError ? trouble.errors : [];
  const needed = missing.map((pointer): Fault => ({ pointer, detail: 'Needed, or not understood yet.' }));
  const faults = withoutRepeats([...refused, ...previewed.faults, ...(isTried ? needed : [])]);
  return { ...submission, previewed, missing, faults };
}
