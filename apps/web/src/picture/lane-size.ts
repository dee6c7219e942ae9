/** The height of a lane, in pixels. */
export const LANE = 36;

/** Where there is little room, the name of a lane stands above its days, and lines between lanes go on behind it. */
export const NAME_ABOVE = 22;
