/**
 * Whether a statistic is at least as large as the one found. Sums taken in another order differ in their last
 * digits, and a tie missed for that would make p too small.
 */
export function reaches(value: number, found: number): boolean {
  return value >= found - 1e-9 * Math.abs(found);
}
