/** The partition count of the decision log, and so the number of places in a cursor. Fixed for ever: with another one, keys would change their partition. */
export const DECISION_PARTITIONS = 12;
