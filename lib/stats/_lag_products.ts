/** Four sums side by side: each need not wait for the one before. */
function sumOfProducts(a: Float64Array, b: Float64Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  const whole = a.length - a.length % 4;
  for (let t = 0; t < whole; t += 4) {
    first += (a[t] as number) * (b[t] as number);
    second += (a[t + 1] as number) * (b[t + 1] as number);
    third += (a[t + 2] as number) * (b[t + 2] as number);
    fourth += (a[t + 3] as number) * (b[t + 3] as number);
  }
  for (let t = whole; t < a.length; t++) first += (a[t] as number) * (b[t] as number);
  return first + second + third + fourth;
}

/**
 * Sums of products of two series, each moved back by up to `lags`, over the times at which all lags are known:
 * `products[i][j]` is Σ a[t - i] b[t - j] for t from `lags` on. One row and one column are summed; each of the others is
 * its upper left neighbour with one product more and one less.
 */
export function lagProducts(a: Float64Array, b: Float64Array, lags: number): Float64Array[] {
  const n = a.length;
  const at = (i: number, j: number): number =>
    sumOfProducts(a.subarray(lags - i, n - i), b.subarray(lags - j, n - j));
  const products = Array.from({ length: lags + 1 }, () => new Float64Array(lags + 1));
  for (let i = 0; i <= lags; i++) {
    const row = products[i] as Float64Array;
    const above = products[i - 1];
    row[0] = a === b && i > 0 ? (products[0] as Float64Array)[i] as number : at(i, 0);
    for (let j = 1; j <= lags; j++) {
      row[j] = above === undefined
        ? at(0, j)
        : (above[j - 1] as number) + (a[lags - i] as number) * (b[lags - j] as number) -
          (a[n - i] as number) * (b[n - j] as number);
    }
  }
  return products;
}
