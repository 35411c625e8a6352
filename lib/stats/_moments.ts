/**
 * Mean and sum of squared deviations from it, in two passes: one pass loses digits where values are large
 * and alike.
 */
export function moments(values: ArrayLike<number>): { mean: number; squares: number } {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  const mean = sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += ((values[i] as number) - mean) ** 2;
  return { mean, squares };
}
