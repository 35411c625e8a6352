/** Counts, and how many of them pass 0, 1, 2 and so on: the law's products need no more. */
export interface PassedCounts {
  readonly counts: readonly number[];
  readonly passing: Float64Array;
}

export function passedCounts(counts: readonly number[]): PassedCounts {
  const passing = new Float64Array(counts.reduce((most, count) => Math.max(most, count), 0));
  for (const count of counts) if (count > 0) passing[count - 1] = (passing[count - 1] as number) + 1;
  for (let at = passing.length - 2; at >= 0; at--) {
    passing[at] = (passing[at] as number) + (passing[at + 1] as number);
  }
  return { counts, passing };
}

/** (log(1 + u) - u / (1 + u)) / u², and its slope: by their series where differences would lose the digits. */
function excess(u: number): { value: number; slope: number } {
  if (u > 0.02) {
    const value = (Math.log1p(u) - u / (1 + u)) / (u * u);
    return { value, slope: (1 / (1 + u) ** 2 - 2 * value) / u };
  }
  let [value, slope, power] = [0, 0, 1];
  for (let k = 0; k < 12; k++) {
    const share = (k % 2 === 0 ? 1 : -1) * (k + 1) / (k + 2);
    value += share * power;
    slope += -(k % 2 === 0 ? 1 : -1) * (k + 1) * (k + 2) / (k + 3) * power;
    power *= u;
  }
  return { value, slope };
}

/** First and second derivative of the log-likelihood by the dispersion alpha, where the variance is mean + alpha mean². */
export function byDispersion({ counts, passing }: PassedCounts, means: Float64Array, alpha: number) {
  let [first, second] = [0, 0];
  passing.forEach((times, at) => {
    const part = at / (1 + alpha * at);
    first += times * part;
    second -= times * part * part;
  });
  counts.forEach((count, i) => {
    const mean = means[i] as number;
    const { value, slope } = excess(alpha * mean);
    const spread = mean / (1 + alpha * mean);
    first += mean * mean * value - count * spread;
    second += mean ** 3 * slope + count * spread * spread;
  });
  return { first, second };
}

const [smallest, largest] = [-25, 12];

/**
 * The dispersion of greatest likelihood around these means, by Newton's steps on its logarithm inside a bracket; 0 where
 * counts spread no more than Poisson's.
 */
export function dispersionAround(passed: PassedCounts, means: Float64Array, start = 1): number {
  if (byDispersion(passed, means, 0).first <= 0) return 0;
  let [low, high, at] = [smallest, largest, Math.log(start)];
  for (let step = 0; step < 100; step++) {
    const alpha = Math.exp(at);
    const { first, second } = byDispersion(passed, means, alpha);
    if (first > 0) low = at;
    else high = at;
    const newton = at - first / (first + alpha * second);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - at) <= 1e-14 * Math.max(1, Math.abs(at))) break;
    at = next;
  }
  return Math.exp(at);
}
