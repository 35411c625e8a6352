/** Median of values that are all numbers; NaN of none. */
export function medianOf(values: Float64Array): number {
  const ascending = values.slice().sort();
  const middle = (ascending.length - 1) / 2;
  const [low, high] = [ascending[Math.floor(middle)] ?? NaN, ascending[Math.ceil(middle)] ?? NaN];
  return (low + high) / 2;
}
