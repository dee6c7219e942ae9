import { useState } from 'react';
import { Menu } from '../page/menu';
import { ChatWebhooks } from './chat-webhooks';
import { PrivateAddresses } from './private-addresses';

/** Renders ways to subscribe to the changes of a partnership, for people who do not visit this page every day. */
export function FollowMenu({ id }: { readonly id: string }) {
  const [isOpened, setIsOpened] = useState(false);
  return (
    <Menu name="Follow" className="follow-items" onOpen={() => setIsOpened(true)}>
      {isOpened && (
        <>
          <PrivateAddresses id={id} />
          <ChatWebhooks id={id} />
        </>
      )}
    </Menu>
  );
}
