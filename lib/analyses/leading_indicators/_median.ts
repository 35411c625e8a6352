/** Puts the value of a rank where it belongs, smaller ones before it and larger ones after (Hoare 1961, "Find"). */
function select(values: Float64Array, rank: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = values[rank] as number;
    let [left, right] = [low, high];
    while (left <= right) {
      while ((values[left] as number) < pivot) left++;
      while ((values[right] as number) > pivot) right--;
      if (left > right) break;
      const kept = values[left] as number;
      values[left++] = values[right] as number;
      values[right--] = kept;
    }
    if (right < rank) low = left;
    if (left > rank) high = right;
  }
  return values[rank] as number;
}

/** Median of values that are all numbers; NaN of none. */
export function medianOf(values: Float64Array): number {
  if (values.length === 0) return NaN;
  const parted = values.slice();
  const middle = Math.floor(parted.length / 2);
  const high = select(parted, middle);
  if (parted.length % 2 === 1) return high;
  let low = -Infinity;
  for (let at = 0; at < middle; at++) low = Math.max(low, parted[at] as number);
  return (low + high) / 2;
}
