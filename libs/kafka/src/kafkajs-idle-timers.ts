import requestQueue from 'kafkajs/src/network/requestQueue';

let mended = false;

/**
 * kafkajs 2.2.4 looks for pending requests in a timer that starts itself again, with a negative delay: each connection
 * wakes up every millisecond for ever, and Node 24 prints a TimeoutNegativeWarning. Whatever becomes pending starts
 * this timer itself, so there is nothing to look for while nothing is pending.
 */
export function mendIdleTimers(): void {
  if (mended) return;
  mended = true;
  const { prototype } = requestQueue;
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function () {
    if (this.pending.length > 0) schedule.call(this);
  };
}
