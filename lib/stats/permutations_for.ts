/** Fewest, however few the tests. */
const fewest = 1_999;

/**
 * Permutations of each of so many tests that are adjusted together: the smallest p one can give, one over the permutations
 * plus one, must be able to pass the adjustment, which may ask for the level over the number of tests. Half of that is left.
 */
export function permutationsFor(tests: number, confidence: number): number {
  return Math.max(fewest, Math.ceil(2 * tests / (1 - confidence)) - 1);
}
