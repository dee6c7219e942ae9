/** The part of kafkajs's inner class that `mendIdleTimers` mends. It is not exported, and has no types. */
declare module 'kafkajs/src/network/requestQueue' {
  interface RequestQueue {
    readonly pending: readonly unknown[];
    scheduleCheckPendingRequests: (this: RequestQueue) => void;
  }
  const requestQueue: { readonly prototype: RequestQueue };
  export default requestQueue;
}
