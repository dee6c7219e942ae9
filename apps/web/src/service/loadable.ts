/** A query. The same key has the same response until the cache is cleared. */
export interface Loadable<T> {
  readonly key: string;
  /** The subject. A response about the same subject may be shown while another one loads. */
  readonly subject: string;
  readonly load: (signal: AbortSignal) => Promise<T>;
}
