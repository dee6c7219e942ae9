/** The most faults that are told at once. A body of a megabyte has room for 500,000. */
export const MAX_FAULTS = 1_000;
