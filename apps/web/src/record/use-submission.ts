import { useEffect, useRef, useState } from 'react';
import type { SubmittedEvent } from '#client';
import { forgetAnswers } from '../service/answers';
import { service } from '../service/service';
import type { Draft } from './preview/use-preview';

export interface Submission {
  /** Sends the command, unless required values are missing. */
  readonly submit: () => Promise<void>;
  /** The error of the current command. */
  readonly trouble: unknown;
  readonly isTried: boolean;
  readonly isSending: boolean;
}

/** Sends a command. A retry of the same command has the same idempotency key. If it fails, the faults get the focus. */
export function useSubmission(
  { id, body }: Draft,
  isMissing: boolean,
  onRecorded: (eventIds: readonly string[]) => void,
): Submission {
  const [failure, setFailure] = useState<{ readonly text: string; readonly error: unknown }>();
  const [tries, setTries] = useState(0);
  const [isSending, setSending] = useState(false);
  const text = JSON.stringify([id, body]);
  const last = useRef({ text: '', key: '' });

  const send = async (): Promise<void> => {
    if (last.current.text !== text) last.current = { text, key: randomKey() };
    // The draft is not validated here; the service returns its faults.
    const sent = { ...body, events: body.events as unknown as SubmittedEvent[] };
    const headers = { 'Idempotency-Key': last.current.key };
    const answer = await service().events.record({ path: { id }, body: sent, headers });
    forgetAnswers();
    if (!('events' in answer)) throw new NotRuledYet();
    onRecorded(answer.events.map((event) => event.id));
  };
  const submit = async (): Promise<void> => {
    setTries(tries + 1);
    if (isMissing) return;
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

  // The faults can be focused only after they are rendered.
  const isRefused = failure !== undefined || (tries > 0 && isMissing);
  useEffect(() => {
    if (isRefused) document.getElementById('faults')?.focus();
  }, [tries, failure]);

  // The error of one draft does not apply to the next.
  return { submit, trouble: failure?.text === text ? failure.error : undefined, isTried: tries > 0, isSending };
}

/** The service has written the command, but the ruling is late. */
class NotRuledYet extends Error {
  constructor() {
    super('It was written, but it is not known yet whether it takes effect. Look at the partnership.');
  }
}

/** Returns 128 random bits as hex. `randomUUID` exists on secure origins only. */
const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
