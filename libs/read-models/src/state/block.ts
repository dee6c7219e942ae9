/** So many versions are read and cached together. */
export const BLOCK = 256;

/** The first version of the block that a version lies in. */
export const firstOf = (version: number): number => version - (version % BLOCK);
