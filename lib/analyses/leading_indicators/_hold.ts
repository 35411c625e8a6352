const longestStep = 24;

/**
 * Marks hours without a sample as NaN, after each sample has been kept for as long as the series usually waits for the
 * next one: a series sampled every four hours is known in all of them, and always from the past.
 */
export function holdLast(values: Float32Array, samples: Uint16Array): void {
  const filled = samples.reduce((sum, n) => sum + Number(n > 0), 0);
  const step = Math.min(longestStep, Math.round(values.length / Math.max(1, filled)));
  let since = Infinity;
  let last = NaN;
  for (let at = 0; at < values.length; at++) {
    since++;
    if (samples[at] as number > 0) {
      since = 0;
      last = values[at] as number;
    }
    values[at] = since < Math.max(1, step) ? last : NaN;
  }
}
