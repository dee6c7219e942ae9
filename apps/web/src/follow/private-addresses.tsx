import { useCallback, useState } from 'react';
import type { PrivateAddressCreated } from '#client';
import { service } from '../service/service';
import { writtenDate } from '../time/written-date';
import { useMine } from './use-mine';

const MOST = 200;
const ALARMS = [
  ['', 'no alarm'],
  ['7', 'an alarm a week before'],
  ['14', 'an alarm two weeks before'],
  ['30', 'an alarm 30 days before'],
  ['90', 'an alarm 90 days before'],
] as const;

/** Renders the private addresses of a partnership, for feed readers and calendars. */
export function PrivateAddresses({ id }: { readonly id: string }) {
  const [made, setMade] = useState<PrivateAddressCreated>();
  const [alarm, setAlarm] = useState('');
  const load = useCallback(async () => {
    const { items } = await service().privateAddresses.list({ query: { limit: MOST } });
    return items.filter(({ subject }) => subject.type === 'partnership' && subject.id === id);
  }, [id]);
  const { items, outcome, act } = useMine(load);
  const create = () =>
    act(async () => {
      setMade(await service().privateAddresses.create({ body: { subject: { type: 'partnership', id } } }));
      return 'The address is shown now and never again.';
    });
  const revoke = (address: string) =>
    act(async () => {
      await service().privateAddresses.revoke({ path: { id: address } });
      if (made?.id === address) setMade(undefined);
      return 'The address leads nowhere any more.';
    });
  const copy = (what: string, text: string) =>
    act(() =>
      navigator.clipboard.writeText(text).then(
        () => `${what} copied.`,
        () => 'The browser does not allow copying here.',
      ),
    );
  return (
    <section aria-labelledby="follow-readers">
      <h2 id="follow-readers">Feed reader or calendar</h2>
      <p className="quiet">Whoever has a private address can read it without a token, until you revoke it.</p>
      {made === undefined ? (
        <button type="button" onClick={() => void create()}>
          Create a private address
        </button>
      ) : (
        <form onSubmit={(event) => event.preventDefault()}>
          <Copied label="Feed of changes" address={`${location.origin}${made.atom}`} onCopy={copy} />
          <label>
            Calendar of deadlines with
            <select value={alarm} onChange={(event) => setAlarm(event.target.value)}>
              {ALARMS.map(([days, words]) => (
                <option key={days} value={days}>
                  {words}
                </option>
              ))}
            </select>
          </label>
          <Copied
            label="Calendar"
            address={`${location.origin}${made.calendar}${alarm === '' ? '' : `?alarm=${alarm}`}`}
            onCopy={copy}
          />
        </form>
      )}
      <ul>
        {items.map(({ id: address, createdAt }) => (
          <li key={address}>
            <span>Created {writtenDate(createdAt.slice(0, 10))}</span>
            <button type="button" onClick={() => void revoke(address)}>
              Revoke
            </button>
          </li>
        ))}
      </ul>
      <p className="quiet" role="status">
        {outcome}
      </p>
    </section>
  );
}

interface CopiedProps {
  readonly label: string;
  readonly address: string;
  readonly onCopy: (what: string, text: string) => Promise<void>;
}

const Copied = ({ label, address, onCopy }: CopiedProps) => (
  <>
    <label>
      {label}
      <input readOnly value={address} onFocus={(event) => event.target.select()} />
    </label>
    <button type="button" onClick={() => void onCopy(label, address)}>
      Copy {label.toLowerCase()}
    </button>
  </>
);
