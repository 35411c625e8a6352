/**
 * Mean and sum of squared deviations from it, in two passes: one pass loses digits where values are large and alike.
 * What the first mean is off by is known from the deviations, which must add up to nothing (Chan, Golub and LeVeque
 * 1983, doi:10.1080/00031305.1983.10483115).
 */
export function moments(values: ArrayLike<number>): { mean: number; squares: number } {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i] as number;
  const first = sum / n;
  let [left, squares] = [0, 0];
  for (let i = 0; i < n; i++) {
    const apart = (values[i] as number) - first;
    left += apart;
    squares += apart * apart;
  }
  return { mean: first + left / n, squares: Math.max(0, squares - left * left / n) };
}
