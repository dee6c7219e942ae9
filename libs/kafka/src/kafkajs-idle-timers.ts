import requestQueue from 'kafkajs/src/network/requestQueue';
import { patchOnce } from './patch-once';

/**
 * Stops the idle timers of kafkajs 2.2.4. It looks for pending requests in a timer that restarts itself with a negative delay: each connection wakes
 * up every millisecond forever, and Node 24 prints a TimeoutNegativeWarning. A request that becomes pending starts this timer itself, so the timer is
 * not needed while nothing is pending.
 */
export const stopIdleTimers = patchOnce(() => {
  const { prototype } = requestQueue;
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function () {
    if (this.pending.length > 0) schedule.call(this);
  };
});
