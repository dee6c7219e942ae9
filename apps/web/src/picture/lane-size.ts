/** The height of a lane, in pixels. */
export const LANE = 36;
