/** Reports for metrics; every hook is optional. */
export interface KafkaReports {
  /** A consumer was created: the first, or one in place of another that kafkajs gave up on. */
  consumerStarted?(): void;
  /** The consumer ended, because of an error or because it was stopped. */
  consumerEnded?(): void;
  /** The group distributed its partitions and assigned these to this member: other ones, or the same again. */
  joined?(partitions: readonly number[]): void;
  /** A connection to a broker is being opened, the first or another. */
  connecting?(): void;
  /** A broker did not answer a request in time. */
  requestTimedOut?(): void;
}
