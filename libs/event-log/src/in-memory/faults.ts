/** The probability of each fault of a real log, from 0 (never) to 1 (always). */
export interface LogFaults {
  /** The append is reported as unknown and never arrives. */
  readonly appendLost: number;
  /** The append is reported as unknown and has arrived already. */
  readonly resultLost: number;
  /** The append is reported as unknown and arrives afterwards, behind later ones. */
  readonly appendLate: number;
  /** The record arrives twice, as after a retry. */
  readonly appendedTwice: number;
  /** The result comes late, behind the results of later appends. */
  readonly resultLate: number;
  /** A batch that was applied is delivered again. */
  readonly redelivered: number;
  /** The group rebalances after a batch. */
  readonly rebalanced: number;
  /** At a rebalance, the former holder continues its batch while the new one starts. */
  readonly zombie: number;
}

export const NO_FAULTS: LogFaults = {
  appendLost: 0,
  resultLost: 0,
  appendLate: 0,
  appendedTwice: 0,
  resultLate: 0,
  redelivered: 0,
  rebalanced: 0,
  zombie: 0,
};

export class FaultDice {
  constructor(
    private readonly faults: LogFaults,
    private readonly random: () => number,
  ) {}

  strikes(fault: keyof LogFaults): boolean {
    const chance = this.faults[fault];
    return chance > 0 && this.random() < chance;
  }

  /** Returns a random whole number from 1 to `most`. */
  upTo(most: number): number {
    return 1 + Math.floor(this.random() * most);
  }
}
