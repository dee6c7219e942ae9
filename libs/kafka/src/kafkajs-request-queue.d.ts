/** The parts of kafkajs's inner class that `stopIdleTimers` and `boundClosing` patch. It is not exported, and has no types. */
declare module 'kafkajs/src/network/requestQueue' {
  interface Settings {
    readonly requestTimeout: number;
    readonly broker: string;
    readonly logger: { debug(): void };
  }
  interface Request {
    readonly correlationId: number;
    rejected(error: Error): void;
  }
  interface RequestQueue {
    readonly broker: string;
    readonly requestTimeout: number;
    readonly inflight: Map<number, Request>;
    readonly pending: readonly unknown[];
    rejectAll(error: Error): void;
    scheduleCheckPendingRequests: (this: RequestQueue) => void;
    waitForPendingRequests: (this: RequestQueue) => Promise<void>;
  }
  const requestQueue: { readonly prototype: RequestQueue; new (settings: Settings): RequestQueue };
  export default requestQueue;
}
