/** So many versions are read and held together. */
export const STRETCH = 256;

/** The first version of the stretch that a version lies in. */
export const firstOf = (version: number): number => version - (version % STRETCH);
