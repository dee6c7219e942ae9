/** Returns the delay of a partition after its n-th failure in a row: 100 ms, doubled up to 5 s. */
export function backoffMs(failures: number): number {
  return Math.min(100 * 2 ** (failures - 1), 5_000);
}
