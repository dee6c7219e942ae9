import type { Timeline } from '#client';
import { absenceOf } from '../value/absence';
import { ANYONE, namedIn } from '../value/named';

/** Colours that can be distinguished with red-green colour blindness. */
export const COLOURS = ['0', '1', '2', '3', '4', '5'] as const;
/** The colours of anyone, of nobody in particular, and of a value that is stated to be absent. */
export const OTHER_COLOURS = ['anyone', 'plain', 'absent'] as const;

/** The colour of each party, by id. */
export type Palette = ReadonlyMap<string, string>;

/** Assigns colours: first to the parties, then to other names by how often the values name them. Names beyond the last colour get none. */
export function paletteOf(parties: readonly string[], { terms }: Pick<Timeline, 'terms'>): Palette {
  const count = new Map([...new Set(parties)].map((id) => [id, Infinity]));
  for (const { segments } of terms) {
    for (const { value } of segments.flatMap(({ answers }) => answers)) {
      const id = namedIn(value);
      if (id !== null && id !== ANYONE) count.set(id, (count.get(id) ?? 0) + 1);
    }
  }
  const ranked = [...count].sort(([, a], [, b]) => (a === b ? 0 : b - a)).map(([id]) => id);
  return new Map(ranked.slice(0, COLOURS.length).map((id, nth) => [id, COLOURS[nth]!]));
}

/** Returns the colour in which a value is drawn: that of the party it names. */
export function colourOf(value: unknown, palette: Palette): string {
  if (absenceOf(value) !== null) return 'absent';
  const id = namedIn(value);
  if (id === ANYONE) return 'anyone';
  return (id === null ? undefined : palette.get(id)) ?? 'plain';
}
