/**
 * Sums of products of two series, each moved back by up to `lags`, over the times at which all lags are known:
 * `products[i][j]` is Σ a[t - i] b[t - j] for t from `lags` on. One row and one column are summed; each of the others is
 * its upper left neighbour with one product more and one less.
 */
export function lagProducts(a: Float64Array, b: Float64Array, lags: number): Float64Array[] {
  const n = a.length;
  const at = (i: number, j: number): number => {
    let sum = 0;
    for (let t = lags; t < n; t++) sum += (a[t - i] as number) * (b[t - j] as number);
    return sum;
  };
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
