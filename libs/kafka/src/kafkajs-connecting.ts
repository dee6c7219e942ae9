import Connection from 'kafkajs/src/network/connection';
import { patchOnce } from './patch-once';

/**
 * Makes kafkajs 2.2.4 begin each connection to a broker afresh. It uses one object for all of them in turn, and keeps what it had received of a response
 * when the one before broke off: it took the next responses for the rest of it, so that it found none of them, or ended the process with a
 * RangeError. Requests that find no connection share one attempt: with one each, all but the last were never closed.
 */
export const connectAfresh = patchOnce(() => {
  const attempts = new WeakMap<Connection, Promise<boolean>>();
  const { prototype } = Connection;
  const { connect } = prototype;
  prototype.connect = function () {
    if (this.isConnected()) return Promise.resolve(true);
    const underWay = attempts.get(this);
    if (underWay) return underWay;
    // kafkajs closes a socket on its own side only: what the broker still sends there is not for the next one.
    this.socket?.destroy();
    Object.assign(this, { chunks: [], bytesBuffered: 0, bytesNeeded: Int32Array.BYTES_PER_ELEMENT });
    const attempt = connect.call(this).finally(() => attempts.delete(this));
    attempts.set(this, attempt);
    return attempt;
  };
});
