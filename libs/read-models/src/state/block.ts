/** The number of versions that are read and cached together. */
export const BLOCK = 256;

/** Returns the first version of the block that contains a version. */
export const firstOf = (version: number): number => version - (version % BLOCK);
