import { KafkaJSConnectionError } from 'kafkajs';
import requestQueue from 'kafkajs/src/network/requestQueue';
import { patchOnce } from './patch-once';

/**
 * Bounds how long kafkajs 2.2.4 takes to close a connection. It waits for the answers that are outstanding, but no longer looks whether they are late:
 * if the broker is gone, neither they nor the closing ever settle, nor what waits for it, such as a refresh of the metadata after which the broker is
 * no longer listed.
 */
export const boundClosing = patchOnce(() => {
  const { prototype } = requestQueue;
  const wait = prototype.waitForPendingRequests;
  prototype.waitForPendingRequests = async function () {
    const giveUp = setTimeout(
      () => this.rejectAll(new KafkaJSConnectionError('Closed without an answer', { broker: this.broker })),
      this.requestTimeout,
    );
    await wait.call(this);
    clearTimeout(giveUp);
  };
});
