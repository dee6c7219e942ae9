import type { Stretch, TermChange, ToldAnswer } from './generated/types.gen';

/** A run of days that contains its answers instead of their indices. */
export interface WrittenStretch extends Omit<Stretch, 'was' | 'now'> {
  was: ToldAnswer[];
  now: ToldAnswer[];
}

/** Returns the runs of days of a term change with their answers; of a truncated change, those that it names. */
export function writtenStretches({ answers, stretches }: Pick<TermChange, 'answers' | 'stretches'>): WrittenStretch[] {
  const written = (indices: readonly number[]): ToldAnswer[] => indices.flatMap((index) => answers[index] ?? []);
  return stretches.map((stretch) => ({ ...stretch, was: written(stretch.was), now: written(stretch.now) }));
}
