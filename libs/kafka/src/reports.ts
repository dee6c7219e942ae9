/** What operators count; every hook may be left out. */
export interface KafkaReports {
  /** A consumer was made, the first or one in place of another that kafkajs gave up on. */
  consumerStarted?(): void;
  /** It ended, because of the error or because it was asked to. */
  consumerEnded?(): void;
  /** The group gives this member other partitions, or the same once more. */
  joined?(partitions: readonly number[]): void;
  /** The member lost its place for a while: the group shares its partitions out anew. */
  rebalancing?(): void;
  /** A connection with a broker is made, the first or another. */
  connecting?(): void;
  /** A broker did not answer a request in time. */
  requestTimedOut?(): void;
}
