/** The record may be in the log or not, now or a little later. Sending it again is safe: a repetition is void. */
export class AppendOutcomeUnknown extends Error {
  readonly code = 'append-outcome-unknown';
  readonly retriable = true;

  constructor(why: string, options?: ErrorOptions) {
    super(`The record may or may not be in the log: ${why}`, options);
    this.name = 'AppendOutcomeUnknown';
  }
}

/** The record was never sent and never will be. A retry can help. */
export class RecordNotAppended extends Error {
  readonly code = 'record-not-appended';
  readonly retriable = true;

  constructor(why: string, options?: ErrorOptions) {
    super(`The record was not sent to the log: ${why}`, options);
    this.name = 'RecordNotAppended';
  }
}

/** The record is not in the log and cannot be recorded, however often it is sent. */
export class RecordTooLarge extends Error {
  readonly code = 'record-too-large';
  readonly retriable = false;

  constructor(
    readonly bytes: number,
    readonly limit: number,
    options?: ErrorOptions,
  ) {
    super(`The record has ${bytes} bytes, the log takes at most ${limit}`, options);
    this.name = 'RecordTooLarge';
  }
}
