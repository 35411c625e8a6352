import { gammaln } from "simple-statistics";

const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/**
 * What Stirling's formula lacks: log Γ(x) - ((x - ½) log x - x + ½ log 2π). Densities put together from it keep
 * their digits where differences of log Γ lose them (Loader 2000, "Fast and accurate computation of binomial
 * probabilities").
 */
export function stirlingError(x: number): number {
  if (x < 16) return gammaln(x) - (x - 0.5) * Math.log(x) + x - halfLogTwoPi;
  const squared = x * x;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / (1188 * squared)) / squared) / squared) / squared) /
    x;
}

/** log(value / centre), by way of their difference where they are alike. */
export function logOfRatio(value: number, centre: number, apart = value - centre): number {
  return Math.abs(apart) < centre / 2 ? Math.log1p(apart / centre) : Math.log(value / centre);
}
