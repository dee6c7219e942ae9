/**
 * The partition count of the decision log, and so the number of places in a cursor. It never changes: with another count, keys would change their
 * partition.
 */
export const DECISION_PARTITIONS = 12;
