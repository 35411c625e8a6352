const longestStep = 24;

/**
 * Keeps each sample for as long as the series usually waits for the next one: a series sampled every four hours is known
 * in all of them, and always from the past. Hours without a sample are NaN, before and after.
 */
export function holdLast(values: Float32Array): void {
  const sampled = values.reduce((sum, value) => sum + Number(value === value), 0);
  const step = Math.min(longestStep, Math.round(values.length / Math.max(1, sampled)));
  let since = Infinity;
  let last = NaN;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    since++;
    if (value === value) {
      since = 0;
      last = value;
    }
    values[at] = since < Math.max(1, step) ? last : NaN;
  }
}
