/** The height of a lane, in pixels. */
export const LANE = 36;

/** The height of a lane's name, in pixels. On a narrow screen the name stands above the days, and lines between lanes continue behind it. */
export const NAME_ABOVE = 22;
