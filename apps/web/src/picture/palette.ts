import type { Timeline } from '#client';
import { absenceOf } from '../value/absence';
import { ANYONE, namedIn } from '../value/named';

/** Told apart also by those who see no difference of red and green. */
export const COLOURS = ['0', '1', '2', '3', '4', '5'] as const;
/** Anyone, nobody in particular, and what is said to be absent. */
export const OTHER_COLOURS = ['anyone', 'plain', 'absent'] as const;

/** The colour of each party, by id. */
export type Palette = ReadonlyMap<string, string>;

/** Parties have the first colours; others follow by how often they are named. Those beyond the last colour have none. */
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

/** The name of the colour in which a value is drawn: that of the party it names. */
export function colourOf(value: unknown, palette: Palette): string {
  if (absenceOf(value) !== null) return 'absent';
  const id = namedIn(value);
  if (id === ANYONE) return 'anyone';
  return (id === null ? undefined : palette.get(id)) ?? 'plain';
}
