import { moments } from "./_moments.ts";

/** A series less the mean of each place of its period, such as the 168 hours of a week, or less its mean. */
function withoutPeriod(series: readonly number[], period: number): Float64Array {
  const means = Array.from(
    { length: Math.min(period, series.length) },
    (_, slot) => moments(series.filter((_, at) => at % period === slot)).mean,
  );
  return Float64Array.from(series, (value, at) => value - (means[at % period] as number));
}

/** Autoregression of each order by Burg (1975), the one of least AICc (Hurvich and Tsai 1989, doi:10.1093/biomet/76.2.297). */
function autoregression(series: Float64Array, most: number): Float64Array {
  const n = series.length;
  const [forward, backward] = [series.slice(), series.slice()];
  let variance = series.reduce((sum, value) => sum + value * value, 0) / n;
  let own = new Float64Array();
  let [best, chosen] = [n * Math.log(variance) + n * n / (n - 2), own];
  for (let order = 1; order <= most && variance > 0; order++) {
    let [products, squares] = [0, 0];
    for (let t = order; t < n; t++) {
      const [ahead, behind] = [forward[t] as number, backward[t - 1] as number];
      products += ahead * behind;
      squares += ahead * ahead + behind * behind;
    }
    const reflection = squares > 0 ? 2 * products / squares : 0;
    for (let t = n - 1; t >= order; t--) {
      const [ahead, behind] = [forward[t] as number, backward[t - 1] as number];
      forward[t] = ahead - reflection * behind;
      backward[t] = behind - reflection * ahead;
    }
    own = Float64Array.from(
      { length: order },
      (_, k) =>
        k === order - 1 ? reflection : (own[k] as number) - reflection * (own[order - 2 - k] as number),
    );
    variance *= 1 - reflection * reflection;
    const criterion = n * Math.log(variance) + n * (n + order) / Math.max(1, n - order - 2);
    if (criterion < best) [best, chosen] = [criterion, own];
  }
  return chosen;
}

/**
 * What a series brings that its own past did not say: its period and an autoregression of the order that AICc chooses
 * are taken out (prewhitening; Box, Jenkins, Reinsel and Ljung 2015, §12). The first values, whose past is unknown, are
 * left out: as many for every series, so that results of one length stay side by side.
 */
export function innovations(series: readonly number[], period: number): Float64Array {
  const n = series.length;
  const centred = withoutPeriod(series, period);
  const most = Math.max(0, Math.min(Math.floor(10 * Math.log10(n)), Math.floor(n / 4)));
  const weights = autoregression(centred, most);
  return Float64Array.from({ length: n - most }, (_, at) => {
    let value = centred[most + at] as number;
    for (let k = 0; k < weights.length; k++) {
      value -= (weights[k] as number) * (centred[most + at - 1 - k] as number);
    }
    return value;
  });
}
