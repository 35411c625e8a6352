/** Mean of the values that are known; 0 where none is. */
export function meanOfKnown(values: Float32Array | Float64Array): number {
  let [sum, n] = [0, 0];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (value === value) {
      sum += value;
      n++;
    }
  }
  return n === 0 ? 0 : sum / n;
}
