import { absenceOf } from '../value/absence';

/** Told apart also by those who see no difference of red and green. */
export const COLOURS = 6;

/** The name of a value's colour; what is absent has none. */
export const colourOf = (value: unknown, hue: number): string =>
  absenceOf(value) === null ? String(hue % COLOURS) : 'absent';
