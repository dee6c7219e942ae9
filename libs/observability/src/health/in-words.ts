import type { PartitionBacklog } from '../backlog/backlog-watch';

export const secondsInWords = (seconds: number): string =>
  seconds < 120
    ? `${Math.round(seconds)} s`
    : seconds < 7_200
      ? `${Math.round(seconds / 60)} min`
      : `${Math.round(seconds / 3_600)} h`;

export const partitionsInWords = (partitions: readonly number[]): string =>
  partitions.length === 1 ? `partition ${partitions[0]}` : `partitions ${partitions.join(', ')}`;

/** Describes how many records wait and how long the oldest has waited; null if none waits. */
export function backlogInWords(backlog: readonly PartitionBacklog[]): string | null {
  const waiting = backlog.reduce((sum, one) => sum + one.waiting, 0);
  if (waiting === 0) return null;
  const oldest = Math.max(...backlog.map(({ seconds }) => seconds));
  return waiting === 1
    ? `1 record has waited for ${secondsInWords(oldest)}`
    : `${waiting.toLocaleString('en')} records wait, the oldest for ${secondsInWords(oldest)}`;
}
