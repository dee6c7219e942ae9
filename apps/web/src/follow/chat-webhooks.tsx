import { useCallback, useState, type FormEvent } from 'react';
import type { Subscription } from '#client';
import { service } from '../service/service';
import { useMine } from './use-mine';

const MOST = 200;
const FORMATS = {
  slack: 'Slack',
  teams: 'Microsoft Teams',
  discord: 'Discord',
  cloudevents: 'a program (CloudEvents)',
};
type Format = Subscription['format'];

/** Renders the webhooks that post the changes of a partnership to a chat or a program. */
export function ChatWebhooks({ id }: { readonly id: string }) {
  const [format, setFormat] = useState<Format>('slack');
  const [url, setUrl] = useState('');
  const load = useCallback(async () => {
    const { items } = await service().subscriptions.list({ query: { limit: MOST } });
    return items.filter(({ filter }) => filter.partnership?.length === 1 && filter.partnership[0] === id);
  }, [id]);
  const { items, outcome, act } = useMine(load);
  const create = (event: FormEvent) => {
    event.preventDefault();
    return act(async () => {
      const body = { url, format, filter: { partnership: [id] } };
      const { secret } = await service().subscriptions.create({ body });
      setUrl('');
      return format === 'cloudevents'
        ? `What changes from now on is posted. The secret of its signatures is ${secret}; it is not shown again.`
        : 'What changes from now on is posted.';
    });
  };
  const test = (subscription: string) =>
    act(async () => {
      const { outcome, detail } = await service().subscriptions.test({ path: { id: subscription } });
      return outcome === 'accepted' ? 'The test was accepted.' : `The test failed: ${detail ?? outcome}.`;
    });
  const remove = (subscription: string) =>
    act(async () => {
      await service().subscriptions.remove({ path: { id: subscription } });
      return 'Nothing is posted there any more.';
    });
  return (
    <section aria-labelledby="follow-chats">
      <h2 id="follow-chats">Chat</h2>
      <form onSubmit={(event) => void create(event)}>
        <label>
          Post changes to
          <select value={format} onChange={(event) => setFormat(event.target.value as Format)}>
            {Object.entries(FORMATS).map(([name, words]) => (
              <option key={name} value={name}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          Address of its incoming webhook
          <input type="url" required value={url} onChange={(event) => setUrl(event.target.value)} />
        </label>
        <button type="submit">Create webhook</button>
      </form>
      <ul>
        {items.map((subscription) => (
          <li key={subscription.id}>
            <span>
              {FORMATS[subscription.format]}, {new URL(subscription.url).host}
              {subscription.state === 'active' ? '' : ` (${subscription.state})`}
            </span>
            <span>
              <button type="button" onClick={() => void test(subscription.id)}>
                Test
              </button>{' '}
              <button type="button" onClick={() => void remove(subscription.id)}>
                Delete
              </button>
            </span>
          </li>
        ))}
      </ul>
      <p className="quiet" role="status">
        {outcome}
      </p>
    </section>
  );
}
