import type { Stretch, TermChange, ToldAnswer } from './generated/types.gen';

/** A stretch with its answers in place of where they stand in the change. */
export interface WrittenStretch extends Omit<Stretch, 'was' | 'now'> {
  was: ToldAnswer[];
  now: ToldAnswer[];
}

/** The stretches of a term change with their answers written out; of a truncated change, those that it names. */
export function writtenStretches({ answers, stretches }: Pick<TermChange, 'answers' | 'stretches'>): WrittenStretch[] {
  const written = (indices: readonly number[]): ToldAnswer[] => indices.flatMap((index) => answers[index] ?? []);
  return stretches.map((stretch) => ({ ...stretch, was: written(stretch.was), now: written(stretch.now) }));
}
